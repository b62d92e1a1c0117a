import type { Db } from './store';
import type { RecordRow, Tables } from './tables';

/** What became of a record that was put into the history. */
type Putting = 'stored' | 'duplicate' | 'other-content' | 'other-id';

/**
 * Puts a record into the history once. The database's own constraints decide, never a look-up before (kpi#5047).
 * @returns `other-content` when its id is there with another hash, `other-id` when its install used its seq already
 */
export async function putRecord(tx: Db, row: RecordRow): Promise<Putting> {
  const put = await tx
    .insertInto('records')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (put !== undefined) return 'stored';
  const same = await tx.selectFrom('records').select('hash').where('id', '=', row.id).executeTakeFirst();
  if (same === undefined) return 'other-id';
  return same.hash === row.hash ? 'duplicate' : 'other-content';
}

/** Keeps the second of two records that claim the same place, as evidence. */
export async function keepConflict(tx: Db, row: Tables['records_conflict']): Promise<void> {
  await tx
    .insertInto('records_conflict')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** The rev of a stored record, or null. */
export async function revOf(db: Db, id: string): Promise<number | null> {
  return (await db.selectFrom('records').select('rev').where('id', '=', id).executeTakeFirst())?.rev ?? null;
}

/** The greatest seq of an install below which no record is missing, counted on from a watermark that was true before. */
export async function watermarkFrom(db: Db, install: string, known: number): Promise<number> {
  let mark = known;
  for (;;) {
    const rows = await db
      .selectFrom('records')
      .select('seq')
      .where('install', '=', install)
      .where('seq', '>', mark)
      .orderBy('seq')
      .limit(1000)
      .execute();
    for (const { seq } of rows) {
      if (seq !== mark + 1) return mark;
      mark = seq;
    }
    if (rows.length < 1000) return mark;
  }
}
