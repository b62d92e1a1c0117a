import type { Db } from './store';
import type { Tables } from './tables';

/** Puts a revoked pass down for the next list. */
export async function noteRevoked(tx: Db, number: string): Promise<void> {
  const pass = await tx
    .selectFrom('passes')
    .select(['number', 'area', 'expires_at'])
    .where('number', '=', number)
    .where('revoked_at', 'is not', null)
    .executeTakeFirst();
  if (pass === undefined) return;
  await tx
    .insertInto('revoked')
    .values({ ...pass, added_in: null, removed_in: null })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Makes the next list: what was put down comes into it, what has expired by `now` (ms UTC) leaves it. */
export async function turnList(tx: Db, number: number, now: number): Promise<void> {
  await tx.deleteFrom('revoked').where('added_in', 'is', null).where('expires_at', '<=', now).execute();
  await tx
    .updateTable('revoked')
    .set({ removed_in: number })
    .where('removed_in', 'is', null)
    .where('added_in', 'is not', null)
    .where('expires_at', '<=', now)
    .execute();
  await tx.updateTable('revoked').set({ added_in: number }).where('added_in', 'is', null).execute();
}

/**
 * Forgets passes that expired before a time, ms UTC.
 * @returns the greatest list that let one of them go: what changed since an earlier one can be told no more. 0: none
 */
export async function forgetRemoved(tx: Db, before: number): Promise<number> {
  const gone = tx.selectFrom('revoked').where('removed_in', 'is not', null).where('expires_at', '<', before);
  const last = await gone.select((is) => is.fn.max('removed_in').as('number')).executeTakeFirst();
  if (last?.number == null) return 0;
  await tx
    .deleteFrom('revoked')
    .where('removed_in', 'is not', null)
    .where('expires_at', '<', before)
    .execute();
  return Number(last.number);
}

/** The numbers of the passes in the newest list. */
export async function revokedNumbers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('revoked')
    .select('number')
    .where('added_in', 'is not', null)
    .where('removed_in', 'is', null)
    .execute();
  return rows.map((row) => row.number);
}

/** How many passes are in the newest list. */
export async function countRevoked(db: Db): Promise<number> {
  const found = await db
    .selectFrom('revoked')
    .select((is) => is.fn.countAll().as('count'))
    .where('added_in', 'is not', null)
    .where('removed_in', 'is', null)
    .executeTakeFirst();
  return Number(found?.count ?? 0);
}

/** How many passes came into the list after a number or left it. */
export async function countChanged(db: Db, from: number): Promise<number> {
  const found = await db
    .selectFrom('revoked')
    .select((is) => is.fn.countAll().as('count'))
    .where((is) => is.or([is('added_in', '>', from), is('removed_in', '>', from)]))
    .executeTakeFirst();
  return Number(found?.count ?? 0);
}

/** What came into the list after a number, and what left it. One condition each, so that its index is what is used. */
export async function revokedSince(db: Db, from: number): Promise<{ added: string[]; removed: string[] }> {
  const came = await db
    .selectFrom('revoked')
    .select(['number', 'removed_in'])
    .where('added_in', '>', from)
    .execute();
  const left = await db
    .selectFrom('revoked')
    .select(['number', 'added_in'])
    .where('removed_in', '>', from)
    .execute();
  return {
    added: came.filter((row) => row.removed_in === null).map((row) => row.number),
    removed: left.filter((row) => (row.added_in ?? 0) <= from).map((row) => row.number),
  };
}

/** Keeps a list that was signed whole, in place of every earlier one. */
export async function keepWholeList(tx: Db, row: Tables['revocations']): Promise<void> {
  await dropWholeList(tx);
  await tx.insertInto('revocations').values(row).execute();
}

/** Forgets the list that was signed whole. */
export async function dropWholeList(tx: Db): Promise<void> {
  await tx.deleteFrom('revocations').execute();
}

/** The newest list that was signed whole, or null when there is none. */
export async function wholeList(db: Db): Promise<Tables['revocations'] | null> {
  return (await db.selectFrom('revocations').selectAll().executeTakeFirst()) ?? null;
}
