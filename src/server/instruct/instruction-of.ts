import { maskName } from '#domain/document/name';
import type { Instruction, StepName, Taken } from '#domain/instruction/instruction';
import { measureSchema, verdictSchema } from '#domain/policy/verdict';
import { colourOf } from '../people/judge';
import { fileOf } from '../people/place-person';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { InstructionRow, PersonRow } from '../store/tables';

/** For whom: the village that has to go there reads the whole name, telephone and address; lists at the desk do not. */
type For = 'village' | 'desk';

/** Instructions as phones and desks read them, with what is known of their persons now. */
export async function instructionsOf(
  db: Db,
  rows: readonly InstructionRow[],
  whom: For,
): Promise<Instruction[]> {
  const persons = new Map(
    (
      await personsByIds(
        db,
        rows.flatMap(({ person }) => person ?? []),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    area: row.area,
    person: personOf(row, row.person === null ? undefined : persons.get(row.person), whom),
    text: row.text,
    knownAt: row.known_at,
    due: { received: row.due_received, started: row.due_started, done: row.due_done },
    steps: {
      received: takenOf(row, 'received'),
      started: takenOf(row, 'started'),
      done: takenOf(row, 'done'),
    },
    ...(whom === 'desk' && row.called_at !== null
      ? { called: { at: row.called_at, by: row.called_by ?? '', times: row.calls } }
      : {}),
    ended: endOf(row),
  }));
}

function personOf(row: InstructionRow, person: PersonRow | undefined, whom: For): Instruction['person'] {
  const measure = measureSchema.safeParse(row.measure);
  if (person === undefined || !measure.success) return null;
  const { contact } = fileOf(person);
  const name = person.name ?? '';
  return {
    id: person.id,
    name: whom === 'village' ? name : maskName(name),
    phone: whom === 'village' ? person.phone : null,
    address: whom === 'village' ? (contact.address?.value ?? null) : null,
    colour: colourOf(person.colour),
    measure: measure.data,
    verdict: verdictSchema.parse(JSON.parse(person.verdict)),
  };
}

function takenOf(row: InstructionRow, step: StepName): Taken | null {
  const [at, by, note] = [row[`${step}_at`], row[`${step}_by`], row[`${step}_note`]];
  return at === null ? null : { at, by: by ?? '', note };
}

function endOf({ ended_at: at, ended_why: why }: InstructionRow): Instruction['ended'] {
  if (at === null) return null;
  return { at, why: why === 'released' || why === 'withdrawn' ? why : 'replaced' };
}
