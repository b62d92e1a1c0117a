import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type ObjectionAnswer, type ObjectionRow, objectionAnswerSchema } from '#domain/objection/objection';
import type { Reason } from '#domain/policy/verdict';
import { useObjectionWords } from '../../words/instructions';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useReasonText } from '../reason-text';
import { useDeskWords } from '../words';

type Fact = ObjectionAnswer['withdraw'][number];

type AnswerProps = { objection: ObjectionRow; onClose: () => void; onAnswered: () => void };

/** The reasons that stand, which of them were said in error, and what the person is told. */
export function AnswerObjection({ objection, onClose, onAnswered }: AnswerProps) {
  const words = useObjectionWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [wrong, setWrong] = useState<ReadonlySet<number>>(new Set());
  const [text, setText] = useState('');
  const { verdict, doubted } = objection;
  const withdraw = doubted.flatMap(({ reason, facts }) =>
    wrong.has(reason) ? facts.map(({ list, key }): Fact => ({ list, key })) : [],
  );
  const send = async () => {
    const body = objectionAnswerSchema.safeParse({ text: text.trim(), withdraw });
    if (!body.success) return words.missing;
    const answer = await ask('POST', `/v1/objections/${objection.id}/answer`, z.object({}), body.data);
    if (answer.ok) {
      onAnswered();
      return null;
    }
    return answer.fault.code === 'conflict' ? words.changed : faultText(answer.fault.code, desk);
  };
  const toggle = (reason: number) => {
    const next = new Set(wrong);
    if (!next.delete(reason)) next.add(reason);
    setWrong(next);
  };
  return (
    <Confirm
      title={words.title(objection.name)}
      go={withdraw.length === 0 ? words.keep : words.correct(withdraw.length)}
      onGo={send}
      onClose={onClose}
    >
      <blockquote class="objection-said">{objection.text}</blockquote>
      <h3>{words.reasons}</h3>
      <ul class="changes">
        {verdict.reasons.map((reason, index) => (
          <li key={JSON.stringify(reason)}>
            <Doubt
              reason={reason}
              facts={doubted.find((one) => one.reason === index)?.facts.length ?? 0}
              wrong={wrong.has(index)}
              onToggle={() => toggle(index)}
            />
          </li>
        ))}
      </ul>
      <label class="label" for="objection-answer">
        {words.text}
      </label>
      <p class="hint">{words.hint}</p>
      <textarea
        id="objection-answer"
        class="input objection-answer"
        rows={3}
        maxLength={500}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="quiet">{words.rule}</p>
    </Confirm>
  );
}

type DoubtProps = {
  reason: Reason;
  /** How many facts stand behind it. */
  facts: number;
  wrong: boolean;
  onToggle: () => void;
};

function Doubt({ reason, facts, wrong, onToggle }: DoubtProps) {
  const words = useObjectionWords();
  const said = useReasonText()(reason);
  if (reason.when === 'nothing') return <p>{words.none}</p>;
  return (
    <>
      <p>
        <strong>{reason.row}</strong> {said.fact} <span class="quiet">{said.source}</span>
      </p>
      {facts === 0 ? (
        <p class="quiet">{words.noFact}</p>
      ) : (
        <label class="also-ended">
          <input type="checkbox" checked={wrong} onChange={onToggle} />
          {words.wrong}
        </label>
      )}
    </>
  );
}
