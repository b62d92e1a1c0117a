import { INSTRUCTION_STEPS, type Instruction } from '#domain/instruction/instruction';
import { standingOf } from '#domain/instruction/standing';
import { ColourTag } from '../../ui/colour-tag';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import {
  type InstructionWords,
  standingText,
  stepWords,
  useInstructionWords,
} from '../../words/instructions';
import { OnDuty } from '../duty/on-duty';
import { PostTelephones } from '../duty/post-telephones';
import { usePlaceNames } from '../place-names';
import { useMoment } from '../when';
import { instructionHref } from '../where';

type TableProps = { instructions: readonly Instruction[]; now: number };

/** Instructions line by line. */
export function InstructionTable({ instructions, now }: TableProps) {
  const words = useInstructionWords();
  const columns = useColumns(now, words);
  return (
    <Table<Instruction>
      caption={words.title}
      rows={instructions}
      rowKey={({ id }) => id}
      rowTone={(one) => {
        const standing = standingOf(one, now);
        return standing.is === 'open' && standing.late > 0 ? 'late' : null;
      }}
      columns={columns}
    />
  );
}

function useColumns(now: number, words: InstructionWords): Column<Instruction>[] {
  const { short } = usePlaceNames();
  return [
    {
      key: 'number',
      head: '',
      cell: ({ id, number }) => (
        <a class="instruction-number" href={instructionHref(id)} aria-label={words.openOne(number)}>
          {words.number(number)}
        </a>
      ),
    },
    { key: 'now', head: words.now, cell: (one) => <Now instruction={one} now={now} words={words} /> },
    { key: 'who', head: words.who, cell: (one) => <Who instruction={one} /> },
    { key: 'to', head: words.whoTo, cell: ({ area }) => short(area) },
    { key: 'steps', head: words.clock, cell: (one) => <Steps instruction={one} now={now} words={words} /> },
  ];
}

/** How many digits the area of a tier's desk has. */
const TIER_DIGITS = { town: 9, county: 6 } as const;

type CellProps = { instruction: Instruction; now: number; words: InstructionWords };

/** What is next, how long there is, and whose it is: a telephone call when nobody has received it. */
function Now({ instruction, now, words }: CellProps) {
  const standing = standingOf(instruction, now);
  const { what, clock } = standingText(instruction, standing, { now, words });
  return (
    <>
      <span class="strong">{clock === null ? what : `${what} · ${clock}`}</span>
      {standing.is === 'open' && standing.tier !== 'village' ? (
        <span class="instruction-mark">{words.tierOf(words.tier[standing.tier])}</span>
      ) : null}
      {standing.is === 'open' && standing.call ? <span class="instruction-mark">{words.call}</span> : null}
      {standing.is === 'open' && standing.call ? <PostTelephones area={instruction.area} /> : null}
      {standing.is === 'open' && standing.tier !== 'village' ? (
        <OnDuty area={instruction.area.slice(0, TIER_DIGITS[standing.tier])} now={now} />
      ) : null}
    </>
  );
}

function Who({ instruction }: { instruction: Instruction }) {
  const words = useInstructionWords();
  const { terms } = useWords();
  const { person, text } = instruction;
  if (person === null)
    return (
      <>
        <span class="strong">{words.order}</span> {text}
      </>
    );
  return (
    <span class="row">
      <bdi class="strong">{person.name}</bdi>
      <ColourTag colour={person.colour}>{terms.measure[person.measure]}</ColourTag>
    </span>
  );
}

/** When each step was taken and by whom, or by when it is due. */
function Steps({ instruction, now, words }: CellProps) {
  const said = useMoment();
  const names = stepWords(instruction, words);
  return (
    <ul class="instruction-cells">
      {INSTRUCTION_STEPS.map((step) => {
        const taken = instruction.steps[step];
        return (
          <li key={step} class={taken === null ? 'quiet' : undefined}>
            {names[step]}{' '}
            {taken === null
              ? words.dueAt(said(instruction.due[step], now))
              : words.by(taken.by, said(taken.at, now))}
          </li>
        );
      })}
    </ul>
  );
}
