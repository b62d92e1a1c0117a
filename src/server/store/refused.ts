import { sql } from 'kysely';
import { watermarkFrom } from './records';
import type { Db } from './store';
import type { Tables } from './tables';

/** So many refused or conflicting records of one phone the watermark passes; it waits at the next. */
const MOST_HOLES = 1000;

/** Remembers records that were not taken, by their place in the phone's chain. */
export async function keepRefused(tx: Db, rows: readonly Tables['refused'][]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { count } = await tx
    .selectFrom('refused')
    .select(tx.fn.countAll<number>().as('count'))
    .where('install', '=', first.install)
    .executeTakeFirstOrThrow();
  // A phone that sends rubbish without end fills nothing.
  const room = Math.max(0, MOST_HOLES - Number(count));
  for (const row of rows.slice(0, room))
    await tx
      .insertInto('refused')
      .values(row)
      .onConflict((clash) =>
        clash
          .columns(['install', 'seq', 'hash'])
          .doUpdateSet({ id: row.id, reason: row.reason, fields: row.fields, at: row.at }),
      )
      .execute();
}

/** Forgets that places were refused: what stands there now was taken. */
export async function healRefused(tx: Db, install: string, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  const known = await tx
    .selectFrom('refused')
    .select('seq')
    .where('install', '=', install)
    .limit(1)
    .executeTakeFirst();
  if (known === undefined) return;
  await tx
    .deleteFrom('refused')
    .where('install', '=', install)
    .where('seq', 'in', [...seqs])
    .execute();
}

/**
 * The watermark of an install, counted on from one that was true before, and the places below it that the server does
 * not have: refused records are remembered and conflicting ones kept as evidence, so nothing above them has to wait.
 */
export async function markAndHoles(
  tx: Db,
  install: string,
  known: number,
): Promise<{ watermark: number; holes: number[] }> {
  const holes = await holesOf(tx, install);
  let watermark = await watermarkFrom(tx, install, known);
  for (const hole of holes) if (hole === watermark + 1) watermark = await watermarkFrom(tx, install, hole);
  return { watermark, holes: holes.filter((hole) => hole <= watermark) };
}

async function holesOf(tx: Db, install: string): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select distinct seq from (
      select seq from refused where install = ${install}
      union all select seq from records_conflict where install = ${install}
    ) as place
    where not exists (select 1 from records where records.install = ${install} and records.seq = place.seq)
    order by seq limit ${MOST_HOLES}`.execute(tx);
  return rows.map((row) => Number(row.seq));
}
