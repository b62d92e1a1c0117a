import { useState } from 'preact/hooks';
import type { PersonAnswer } from '#domain/desk/desk';
import { splitAnswerSchema, splitRequestSchema } from '#domain/desk/near-matches-desk';
import type { Part } from '#domain/desk/person-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useFormat } from '../../words/format';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { personHref } from '../where';
import { useDeskWords, useFileWords, useNearWords } from '../words';
import { Reason } from './reason';

/** Of which entries a desk joined this person, and the way back. */
export function Parts({ person, onSplit }: { person: PersonAnswer; onSplit: () => void }) {
  const { joined } = useFileWords();
  const [open, setOpen] = useState<string | null>(null);
  const [split, setSplit] = useState<readonly string[]>([]);
  const { parts } = person;
  // Until the file is read again it is still that of all of them.
  const isRead = split.includes(person.person);
  const undone = isRead ? <Undone others={split.filter((one) => one !== person.person)} /> : null;
  if (parts.length < 2) return undone;
  const [first] = parts;
  return (
    <section>
      {undone}
      <h2>{joined.title(parts.length)}</h2>
      <ul class="parts">
        {parts.map((part) => (
          <li key={part.person}>
            <Entry part={part} onTakeOut={parts.length === 2 ? null : () => setOpen(part.person)} />
          </li>
        ))}
      </ul>
      {parts.length === 2 && first !== undefined ? (
        <Button kind="quiet" onPress={() => setOpen(first.person)}>
          {joined.undo}
        </Button>
      ) : null}
      {open === null ? null : (
        <Undo
          person={person.person}
          part={open}
          onClose={() => setOpen(null)}
          onDone={(persons) => {
            setOpen(null);
            setSplit(persons);
            onSplit();
          }}
        />
      )}
    </section>
  );
}

/** Where the others are found who were one with this person until just now. */
function Undone({ others }: { others: readonly string[] }) {
  const { joined } = useFileWords();
  if (others.length === 0) return null;
  return (
    <Banner>
      {joined.done}{' '}
      {others.map((other) => (
        <a key={other} href={personHref(other)}>
          {joined.other}
        </a>
      ))}
    </Banner>
  );
}

function Entry({ part, onTakeOut }: { part: Part; onTakeOut: (() => void) | null }) {
  const { joined } = useFileWords();
  const words = useDeskWords();
  const format = useFormat();
  return (
    <>
      <bdi class="strong">{part.name}</bdi>{' '}
      <bdi class="document">{part.document ?? words.search.noDocument}</bdi>{' '}
      <span class="quiet small">{joined.since(format.moment(part.madeAt))}</span>{' '}
      {onTakeOut === null ? null : (
        <Button kind="plain" onPress={onTakeOut}>
          {joined.takeOut}
        </Button>
      )}
    </>
  );
}

type UndoProps = {
  person: string;
  part: string;
  onClose: () => void;
  onDone: (persons: readonly string[]) => void;
};

function Undo({ person, part, onClose, onDone }: UndoProps) {
  const { joined } = useFileWords();
  const near = useNearWords();
  const words = useDeskWords();
  const { ask } = useDesk();
  const [reason, setReason] = useState('');
  const send = async () => {
    const body = splitRequestSchema.safeParse({ part, reason });
    if (!body.success) return near.whyMissing;
    const answer = await ask('POST', `/v1/persons/${person}/split`, splitAnswerSchema, body.data);
    if (answer.ok) {
      onDone(answer.value.persons);
      return null;
    }
    return answer.fault.code === 'already-done' ? joined.gone : faultText(answer.fault.code, words);
  };
  return (
    <Confirm title={joined.undoTitle} go={joined.undo} onGo={send} onClose={onClose}>
      <p>{joined.undoText}</p>
      <Reason value={reason} onInput={setReason} />
    </Confirm>
  );
}
