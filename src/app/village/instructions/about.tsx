import type { ComponentChildren } from 'preact';
import type { Instruction } from '#domain/instruction/instruction';
import type { PlaceNaming } from '../../checkpoint/questions/place-naming';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { useInstructionWords } from '../../words/instructions';
import { explain, explainEnds, useReasonWords } from '../../words/reasons';

type AboutProps = { instruction: Instruction; zoneMinutes: number; places: PlaceNaming };

/** Whom to find and where, why, and until when; or what the order says. */
export function About({ instruction, zoneMinutes, places }: AboutProps) {
  const words = useInstructionWords();
  const { person, text } = instruction;
  const reasons = useReasonWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  if (person === null) return <p class="instruction-order">{text}</p>;
  const speech = { words: reasons, terms, format, place: places.name };
  return (
    <dl class="facts">
      <Fact name={words.phone}>
        {person.phone === null ? words.noPhone : <a href={`tel:${person.phone}`}>{person.phone}</a>}
      </Fact>
      <Fact name={words.address}>{person.address ?? words.noAddress}</Fact>
      <Fact name={words.why}>
        {person.verdict.reasons.map((reason) => (
          <p key={JSON.stringify(reason)}>{explain(reason, speech).fact}</p>
        ))}
      </Fact>
      <Fact name={words.until}>{explainEnds(person.verdict.ends, speech)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
