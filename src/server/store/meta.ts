import { sql } from 'kysely';
import type { Db } from './store';

type MetaKey =
  | 'epoch'
  // The day of the last purge.
  | 'purged-day'
  | 'rev'
  | 'set-up-token'
  | 'root-key'
  | 'revocation-number'
  // When that list was signed, and below which number nobody is told what changed.
  | 'revocation-as-of'
  | 'revocation-horizon'
  // In which epoch the lists were signed that phones have.
  | 'lists-epoch'
  | 'window-day'
  // Up to which times everybody was compared, JSON.
  | 'compared'
  // When tests that are due were last opened, ms UTC.
  | 'due-tests'
  | 'instruction-number'
  | 'transfer-number'
  // The id of the last person who was judged by the policy in force, while not everybody was.
  | 'judging'
  // Up to which entry of the audit log near matches were looked for.
  | 'near-through';

/** A single value that the server keeps of itself, or null. */
export async function readMeta(db: Db, key: MetaKey): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Keeps a single value in place of the one before. */
export async function keepMeta(tx: Db, key: MetaKey, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((clash) => clash.column('key').doUpdateSet({ value }))
    .execute();
}

/** Forgets a single value. */
export async function dropMeta(tx: Db, key: MetaKey): Promise<void> {
  await tx.deleteFrom('meta').where('key', '=', key).execute();
}

/**
 * Takes the next `count` numbers of a kind inside the transaction that uses them, and gives the first: the first ever
 * is 1. One statement, because a batch takes revs a dozen times.
 */
export async function takeNumbers(
  tx: Db,
  key: 'rev' | 'instruction-number' | 'transfer-number',
  count: number,
): Promise<number> {
  const { rows } = await sql<{ value: string }>`
    insert into meta (key, value) values (${key}, ${String(count)})
    on conflict (key) do update set value = cast(cast(meta.value as bigint) + cast(${count} as bigint) as text)
    returning value`.execute(tx);
  return Number(rows[0]?.value) - count + 1;
}

/** The next `count` revs. Writers exclude each other, so a reader who saw a rev has seen every lower one. */
export const takeRevs = (tx: Db, count: number): Promise<number> => takeNumbers(tx, 'rev', count);

/** The newest rev. */
export const currentRev = async (db: Db): Promise<number> => Number((await readMeta(db, 'rev')) ?? '0');
