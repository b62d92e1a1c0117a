import type { Db } from './store';
import type { PassRow, Tables } from './tables';

/** Keeps an issued pass. */
export async function addPass(tx: Db, row: PassRow): Promise<void> {
  await tx.insertInto('passes').values(row).execute();
}

/** A pass by its number, or null for one that we never issued. */
export async function readPass(db: Db, number: string): Promise<PassRow | null> {
  return (await db.selectFrom('passes').selectAll().where('number', '=', number).executeTakeFirst()) ?? null;
}

/** The passes of a declaration that are neither revoked nor expired, newest first. */
export const livingPasses = (db: Db, declaration: string, now: number): Promise<PassRow[]> =>
  db
    .selectFrom('passes')
    .selectAll()
    .where('declaration', '=', declaration)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('issued_at', 'desc')
    .execute();

/** Marks a pass as revoked at a time, ms UTC; the first time counts. */
export async function revokePass(tx: Db, number: string, at: number): Promise<void> {
  await tx
    .updateTable('passes')
    .set({ revoked_at: at })
    .where('number', '=', number)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Numbers of the revoked passes that have not expired by themselves. */
export async function revokedNumbers(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('passes')
    .select('number')
    .where('revoked_at', 'is not', null)
    .where('expires_at', '>', now)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
}

/** Keeps a signed revocation list under its number. */
export async function addRevocations(tx: Db, row: Tables['revocations']): Promise<void> {
  await tx.insertInto('revocations').values(row).execute();
}

/** The newest revocation list, or null when none was ever made. */
export async function newestRevocations(db: Db): Promise<Tables['revocations'] | null> {
  const row = await db
    .selectFrom('revocations')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
