import { INSTRUCTION_STEPS, type Instruction } from '#domain/instruction/instruction';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { type InstructionWords, stepWords, useInstructionWords } from '../../words/instructions';
import { explainEnds, useReasonWords } from '../../words/reasons';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { useReasonText } from '../reason-text';

/** One page to hand over: what is ordered and why, until when, and how to object; once it ended, that it did. */
export function InstructionSheet({ instruction }: { instruction: Instruction }) {
  const words = useInstructionWords();
  const { account } = useDesk();
  const { short } = usePlaceNames();
  const format = useFormat();
  const { person, text, number, area, ended } = instruction;
  const released = ended?.why === 'released';
  return (
    <article class="instruction-sheet">
      <p class="row">
        <span>{words.number(number)}</span>
        <span>{short(area)}</span>
      </p>
      <h1>{person === null ? words.order : released ? words.sheet.release : words.sheet.order}</h1>
      {person === null ? (
        <p class="instruction-order">{text}</p>
      ) : (
        <AboutPerson {...{ person, released, words }} />
      )}
      <ol class="instruction-steps">
        {INSTRUCTION_STEPS.map((step) => {
          const taken = instruction.steps[step];
          return (
            <li key={step}>
              <strong>{stepWords(instruction, words)[step]}</strong>{' '}
              {taken === null
                ? words.dueAt(format.moment(instruction.due[step]))
                : words.by(taken.by, format.moment(taken.at))}
              {taken?.note ? ` · ${taken.note}` : null}
            </li>
          );
        })}
      </ol>
      {ended === null ? null : (
        <p class="strong">
          {words.ended[ended.why]} · {format.moment(ended.at)}
        </p>
      )}
      <p class="instruction-issued">
        {words.sheet.issued(account.county.name, format.moment(ended?.at ?? instruction.knownAt))}
      </p>
      <p class="print-only">{words.sheet.signature}</p>
    </article>
  );
}

type AboutProps = {
  person: NonNullable<Instruction['person']>;
  released: boolean;
  words: InstructionWords;
};

function AboutPerson({ person, released, words }: AboutProps) {
  const reasons = useReasonWords();
  const { terms } = useWords();
  const format = useFormat();
  const reason = useReasonText(person.verdict.policy);
  const { device } = useDesk();
  const helpline = useWatched(device.known).county?.helpline;
  const measure = terms.measure[person.measure];
  return (
    <>
      <p class="strong">{words.sheet.to(person.name)}</p>
      <p class="quiet">{[person.phone ?? words.noPhone, person.address ?? words.noAddress].join(' · ')}</p>
      <p>{released ? words.sheet.releasedIs(measure) : words.sheet.measureIs(measure)}</p>
      {released ? null : (
        <>
          <h2>{words.sheet.because}</h2>
          <ul>
            {person.verdict.reasons.map((one) => (
              <li key={JSON.stringify(one)}>
                {reason(one).told} {reason(one).rule}
              </li>
            ))}
          </ul>
          <p>
            <strong>{words.sheet.ends}</strong> {explainEnds(person.verdict.ends, { words: reasons, format })}
          </p>
          <p>{helpline === undefined ? words.sheet.objectNoPhone : words.sheet.object(helpline)}</p>
        </>
      )}
    </>
  );
}
