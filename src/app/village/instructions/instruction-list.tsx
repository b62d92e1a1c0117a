import type { Instruction } from '#domain/instruction/instruction';
import { standingOf } from '#domain/instruction/standing';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { standingText, useInstructionWords } from '../../words/instructions';
import './instructions.css';

type ListProps = {
  /** The most urgent first. */
  instructions: readonly Instruction[];
  now: number;
  onOpen: (id: string) => void;
};

/** What the county asks of this village and is not done: the nearest limit first. */
export function InstructionList({ instructions, now, onOpen }: ListProps) {
  const words = useInstructionWords();
  const open = instructions.filter((one) => standingOf(one, now).is === 'open');
  if (open.length === 0) return null;
  return (
    <section>
      <h2 class="banner look">{words.open(open.length)}</h2>
      <ul class="people">
        {open.map((one) => (
          <li key={one.id}>
            <Line instruction={one} now={now} onOpen={() => onOpen(one.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ instruction, now, onOpen }: { instruction: Instruction; now: number; onOpen: () => void }) {
  const words = useInstructionWords();
  const { terms } = useWords();
  const { person, text, number } = instruction;
  const standing = standingOf(instruction, now);
  const { what, clock } = standingText(instruction, standing, { now, words });
  const late = standing.is === 'open' && standing.late > 0;
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <strong>
        <bdi>{person === null ? `${words.order} ${number}` : person.name}</bdi>
      </strong>
      {person === null ? null : <ColourTag colour={person.colour}>{terms.measure[person.measure]}</ColourTag>}
      <span class="person-more">
        {person === null ? <span class="instruction-text">{text}</span> : null}
        <span class={late ? 'instruction-clock late' : 'instruction-clock'}>
          {what} · {clock}
        </span>
      </span>
    </button>
  );
}
