import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { dayOf } from '#domain/day';
import { type DocumentRead, readDocument } from '#domain/document/read-document';
import { last4, last6 } from '#domain/document/show';
import type { Expected } from '#domain/expected';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { PlaceNaming } from '../questions/place-naming';

type FindScreenProps = {
  device: Device;
  header: ComponentChildren;
  places: PlaceNaming;
  /** Why somebody is looked for, where a code was scanned before. */
  note: string | null;
  /** What a reader typed of a document: whoever has it is looked for at once. */
  document: DocumentRead | null;
  onFound: (found: Expected) => void;
  /** Nobody fits; what was read or typed of a document comes along. */
  onByHand: (document: DocumentRead | null) => void;
  onBack: () => void;
};

type Found = { is: 'nothing-asked' } | { is: 'found'; people: readonly Expected[] };
const MOST = 20;

/** Somebody who declared, found by the end of the document or phone, the plate, or the number of the pass. */
export function FindScreen(props: FindScreenProps) {
  const { device, document: read, onFound, onByHand } = props;
  const { checkpoint } = usePostWords();
  const words = checkpoint.find;
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>({ is: 'nothing-asked' });
  const search = async (document: DocumentRead | null) => {
    const wanted = document === null ? text : last6(document.document);
    setFound({ is: 'found', people: await device.findExpected(wanted) });
  };
  // A whole number or machine-readable lines are a document too, typed or pasted.
  const typed = readDocument(text, dayOf(device.now()));
  useEffect(() => {
    if (read !== null) void search(read);
  }, [read]);
  return (
    <Page
      kind="work"
      title={words.title}
      header={props.header}
      footer={
        <div class="keys keys-2">
          <Key onPress={props.onBack}>{checkpoint.ask.back}</Key>
          <Key onPress={() => onByHand(typed ?? read)}>{words.byHand}</Key>
        </div>
      }
    >
      {props.note === null ? null : <Banner kind="look">{props.note}</Banner>}
      {read === null ? null : (
        <p role="status">
          {words.read(last4(read.document))} {read.name}
        </p>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void search(typed);
        }}
      >
        <Field
          id="find"
          label={words.label}
          value={text}
          capitals
          onInput={setText}
          after={<Button type="submit">{words.search}</Button>}
        />
      </form>
      {found.is === 'found' ? <People people={found.people} places={props.places} onFound={onFound} /> : null}
    </Page>
  );
}

function People({
  people,
  places,
  onFound,
}: Pick<FindScreenProps, 'places' | 'onFound'> & { people: readonly Expected[] }) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.find;
  if (people.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      {people.length < MOST ? null : <p role="status">{words.many}</p>}
      <ul class="people">
        {people.map((one) => (
          <li key={one.declaration}>
            <button type="button" class="person-row" onClick={() => onFound(one)}>
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              <span class="quiet person-more">
                {[
                  one.last6 === null ? null : checkpoint.document.last(one.last6),
                  one.plate,
                  words.going(places.short(one.destination)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
