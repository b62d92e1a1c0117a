import { sql } from 'kysely';
import type { Db } from './store';
import type { Tables } from './tables';

/** What the server counts of one install's records. */
export type Counted = { refused: number; conflicts: number; above: number; carriedAt: number | null };

const NOTHING: Counted = { refused: 0, conflicts: 0, above: 0, carriedAt: null };

/**
 * Of all posts' phones with something to count: refused records, records in conflict, the places above the watermark
 * of which something is known, and when a parcel last came.
 */
export async function countOfPhones(db: Db): Promise<(install: string) => Counted> {
  const counts = new Map<string, Counted>();
  const add = (install: string, more: Partial<Counted>) =>
    void counts.set(install, { ...(counts.get(install) ?? NOTHING), ...more });
  const count = () => db.fn.countAll<number>().as('count');
  for (const { install, count: refused } of await db
    .selectFrom('refused')
    .select(['install', count()])
    .groupBy('install')
    .execute())
    add(install, { refused: Number(refused) });
  for (const { install, count: conflicts } of await db
    .selectFrom('records_conflict')
    .select(['install', count()])
    .groupBy('install')
    .execute())
    add(install, { conflicts: Number(conflicts) });
  for (const table of ['records', 'refused', 'records_conflict']) {
    const { rows } = await sql<{ install: string; count: number }>`
      select placed.install as install, count(*) as count from ${sql.table(table)} as placed
      join installs on installs.id = placed.install
      where installs.kind = 'post' and placed.seq > installs.watermark group by placed.install`.execute(db);
    for (const { install, count: above } of rows)
      add(install, { above: (counts.get(install)?.above ?? 0) + Number(above) });
  }
  for (const { install, last } of await db
    .selectFrom('carried')
    .select(['install', db.fn.max('received_at').as('last')])
    .groupBy('install')
    .execute())
    add(install, { carriedAt: last === null ? null : Number(last) });
  return (install) => counts.get(install) ?? NOTHING;
}

/** The refused records of a phone, newest first. */
export const refusedOf = (db: Db, install: string, most: number): Promise<Tables['refused'][]> =>
  db
    .selectFrom('refused')
    .selectAll()
    .where('install', '=', install)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();

/** The records of a phone in conflict, newest first, each with the person of the record that came first. */
export const conflictsOf = (db: Db, install: string, most: number) =>
  db
    .selectFrom('records_conflict')
    .leftJoin('checks', 'checks.id', 'records_conflict.id')
    .leftJoin('arrivals', 'arrivals.id', 'records_conflict.id')
    .select([
      'records_conflict.seq',
      'records_conflict.clash',
      'records_conflict.received_at',
      'checks.person as checked',
      'arrivals.person as arrived',
    ])
    .where('records_conflict.install', '=', install)
    .orderBy('records_conflict.received_at', 'desc')
    .limit(most)
    .execute();
