import { OBJECTION_ANSWERED_IN, type Objection } from '#domain/objection/objection';
import type { News } from '../people/live-events';
import { takeRevs } from '../store/meta';
import type { ObjectionRow } from '../store/objection-rows';
import { addObjections } from '../store/objections';
import { readPerson } from '../store/persons';
import { readDeclaration } from '../store/sayings';
import type { Db } from '../store/store';

/** An objection as a traveller's phone said it. `at` is the corrected time. */
export type SaidObjection = Objection & { id: string; install: string; at: number };

/**
 * Takes over what travellers say against their colour, in the transaction that stores the records. A phone speaks for
 * its own declarations alone; of what it says of others the record stays in the history and nobody is asked.
 * @param receivedAt from when the clock of the answer runs, ms UTC
 * @returns what desks are told after the commit
 */
export async function takeObjections(
  tx: Db,
  said: readonly SaidObjection[],
  receivedAt: number,
): Promise<News[]> {
  const rows: ObjectionRow[] = [];
  for (const { id, declaration, install, text, at } of said) {
    const row = await readDeclaration(tx, declaration);
    const person = row?.install === install ? await readPerson(tx, row.person) : null;
    if (person === null) continue;
    rows.push({
      ...{ id, area: person.area, person: person.id, declaration, install, text, made_at: at },
      due_at: receivedAt + OBJECTION_ANSWERED_IN,
      answered_at: null,
      answered_by: null,
      outcome: null,
      answer: null,
    });
  }
  if (rows.length === 0) return [];
  await addObjections(tx, rows);
  let rev = await takeRevs(tx, rows.length);
  return rows.map(({ area }) => ({ rev: rev++, areas: [area], event: { type: 'objections' } }));
}
