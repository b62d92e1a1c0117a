import './person.css';
import { useEffect } from 'preact/hooks';
import { type PersonAnswer, personAnswerSchema } from '#domain/desk/desk';
import { Icon } from '../../ui/icon';
import { useWords } from '../../words/base';
import { PersonTrips } from '../compare/person-trips';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { usePlaceNames } from '../place-names';
import { Read } from '../read';
import { useDeskWords } from '../words';
import { Contact } from './contact';
import { NearHint } from './near-hint';
import { Parts } from './parts';
import { Stays } from './stays';
import { Timeline } from './timeline';
import { TransferPart } from './transfer-part';
import { VerdictNow } from './verdict-now';

/** All that is known of one person. Opening it is written to the audit log, and so it is said. */
export function Person({ id }: { id: string }) {
  const words = useDeskWords().person;
  const { live } = useDesk();
  const answer = useAnswer(`/v1/persons/${id}`, personAnswerSchema);
  useEffect(
    () =>
      live.listen((event) => {
        const mine = event.type === 'row' ? event.row.person : event.type === 'person' ? event.person : null;
        if (mine === id || event.type === 'transfers' || event.type === 'again') void answer.again();
      }),
    [live, id],
  );
  return (
    // The window's title stays in the browser's history: it names nobody.
    <DeskPage title={words.title} hideTitle>
      <Read answer={answer}>
        {(person) => <File person={person} onChanged={() => void answer.again()} />}
      </Read>
    </DeskPage>
  );
}

function File({ person, onChanged }: { person: PersonAnswer; onChanged: () => void }) {
  const now = useNow();
  const { need } = usePlaceNames();
  useEffect(() => need(person.stays.map((stay) => stay.place)), [person.stays.length]);
  return (
    <>
      <Head person={person} />
      <NearHint near={person.near} />
      <div class="file">
        <div class="stack file-known">
          <VerdictNow verdict={person.verdict} />
          <TransferPart person={person} now={now} onOpened={onChanged} />
          <Contact person={person} />
          <Parts person={person} onSplit={onChanged} />
          <Stays stays={person.stays} />
        </div>
        <div class="stack">
          <PersonTrips trips={person.trips} now={now} />
          <Timeline items={person.timeline} now={now} />
        </div>
      </div>
    </>
  );
}

function Head({ person }: { person: PersonAnswer }) {
  const words = useDeskWords();
  const { terms } = useWords();
  const kind = Object.entries(terms.document).find(([type]) => type === person.documentType)?.[1];
  return (
    <div class="file-head">
      <p class="file-name">
        <bdi>{person.name}</bdi>
      </p>
      <p>
        {person.document === null ? (
          words.search.noDocument
        ) : (
          <>
            {kind ?? person.documentType} <bdi class="document">{grouped(person.document)}</bdi>
          </>
        )}
      </p>
      <p class="audited quiet">
        <Icon name="edit" size={20} />
        {words.person.audited}
      </p>
    </div>
  );
}

/** An identity number in groups of 6, 8 and 4, as it is printed on the card; others as they are. */
const grouped = (text: string): string =>
  text.length === 18 ? `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}` : text;
