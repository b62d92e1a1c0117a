import { useState } from 'preact/hooks';
import { type ObjectionRow, objectionsAnswerSchema } from '#domain/objection/objection';
import { Button } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useObjectionWords } from '../../words/instructions';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { useKeptFresh } from '../keep-fresh';
import { may } from '../rights';
import { useMoment } from '../when';
import { AnswerObjection } from './answer-objection';
import './objections.css';

/** Objections that wait for an answer, the nearest limit first, and those that were answered lately. */
export function Objections() {
  const words = useObjectionWords();
  const answer = useAnswer('/v1/objections', objectionsAnswerSchema);
  const [open, setOpen] = useState<string | null>(null);
  useKeptFresh(answer, 'objections');
  const all = answer.value?.objections ?? [];
  if (all.length === 0) return null;
  const waiting = all.filter((one) => one.answer === null);
  const opened = waiting.find(({ id }) => id === open);
  const leave = () => {
    setOpen(null);
    void answer.again();
  };
  return (
    <section>
      {waiting.length === 0 ? null : <h2>{words.open(waiting.length)}</h2>}
      <ul class="objections">
        {[...waiting, ...all.filter((one) => one.answer !== null)].map((one) => (
          <Line key={one.id} objection={one} onOpen={() => setOpen(one.id)} />
        ))}
      </ul>
      {opened === undefined ? null : (
        <AnswerObjection objection={opened} onClose={leave} onAnswered={leave} />
      )}
    </section>
  );
}

function Line({ objection, onOpen }: { objection: ObjectionRow; onOpen: () => void }) {
  const words = useObjectionWords();
  const { terms } = useWords();
  const { account } = useDesk();
  const now = useNow();
  const said = useMoment();
  const { answer, name, text, colour, due, answeredBy } = objection;
  return (
    <li>
      <p class="row">
        <strong>{words.says(name)}</strong>
        <ColourTag colour={colour}>{terms.colour[colour]}</ColourTag>
        <span class="quiet">
          {answer !== null
            ? `${words.outcome[answer.outcome]} · ${words.answered(answeredBy ?? '', said(answer.at, now))}`
            : due < now
              ? words.late
              : words.due(said(due, now))}
        </span>
      </p>
      <p>{text}</p>
      {answer === null && may(account.role, 'answer') ? (
        <Button kind="quiet" onPress={onOpen}>
          {words.look}
        </Button>
      ) : null}
      {answer === null ? null : <p class="quiet">{answer.text}</p>}
    </li>
  );
}
