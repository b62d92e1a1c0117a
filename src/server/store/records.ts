import { insertMany, insertNew, selectMany } from './many';
import type { Db } from './store';
import type { RecordRow, Tables } from './tables';

/** What became of a record that was put into the history; `rev` is that under which it is there. */
export type Putting =
  | { as: 'stored' }
  | { as: 'duplicate'; rev: number }
  | { as: 'other-content' }
  | { as: 'other-id' };

type Known = Pick<RecordRow, 'id' | 'hash' | 'rev'>;

/**
 * Puts records into the history, each once. The database's own constraints decide, never a look-up before (kpi#5047).
 * @returns for each row what became of it: `other-content` when its id is there with another hash, `other-id` when its
 * install used its seq already
 */
export async function putRecords(tx: Db, rows: readonly RecordRow[]): Promise<Putting[]> {
  const fresh = await insertNew(tx, 'records', rows, ['id', 'hash']);
  const known = fresh.every((one) => one) ? new Map<string, Known>() : await knownRecords(tx, rows);
  return rows.map((row, at) => {
    if (fresh[at] === true) return { as: 'stored' };
    const there = known.get(row.id);
    if (there === undefined) return { as: 'other-id' };
    return there.hash === row.hash ? { as: 'duplicate', rev: there.rev } : { as: 'other-content' };
  });
}

async function knownRecords(tx: Db, rows: readonly RecordRow[]): Promise<Map<string, Known>> {
  const known = await selectMany<Known>(
    tx,
    'select id, hash, rev from records where id in (?)',
    rows.map((row) => row.id),
  );
  return new Map(known.map((row) => [row.id, row]));
}

/** Keeps the second of two records that claim the same place, as evidence. */
export async function keepConflicts(tx: Db, rows: readonly Tables['records_conflict'][]): Promise<void> {
  await insertMany(tx, 'records_conflict', rows, { keep: 'first' });
}

/** A place in an install's chain. */
export type Link = Pick<RecordRow, 'id' | 'seq' | 'hash' | 'prev'>;

/** The records of an install at some places of its chain. */
export const linksAt = (tx: Db, install: string, seqs: readonly number[]): Promise<Link[]> =>
  selectMany<Link>(tx, 'select id, seq, hash, prev from records where seq in (?) and install = $more', seqs, [
    install,
  ]);

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
