import { selectMany } from './many';
import { noteRevoked } from './revoked';
import type { Db } from './store';
import type { PassRow } from './tables';

/** Keeps an issued pass. */
export async function addPass(tx: Db, row: PassRow): Promise<void> {
  await tx.insertInto('passes').values(row).execute();
}

/** A pass by its number, or null for one that we never issued. */
export async function readPass(db: Db, number: string): Promise<PassRow | null> {
  return (await db.selectFrom('passes').selectAll().where('number', '=', number).executeTakeFirst()) ?? null;
}

/** The declarations that passes were issued for, by the number of the pass; one that we never issued is not there. */
export async function declarationsOfPasses(db: Db, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectMany<Pick<PassRow, 'number' | 'declaration'>>(
    db,
    'select number, declaration from passes where number in (?)',
    numbers,
  );
  return new Map(rows.map((row) => [row.number, row.declaration]));
}

/** The passes of a person that are neither revoked nor expired, newest first. There is one, or none. */
export const livingPasses = (db: Db, person: string, now: number): Promise<PassRow[]> =>
  db
    .selectFrom('passes')
    .selectAll()
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('issued_at', 'desc')
    .orderBy('number')
    .execute();

/** The pass that an install had last for a declaration, good or not, or null. */
export async function lastPassOf(db: Db, declaration: string, install: string): Promise<PassRow | null> {
  const row = await db
    .selectFrom('passes')
    .selectAll()
    .where('declaration', '=', declaration)
    .where('install', '=', install)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Which installs were given passes of a person since a time (ms UTC), one entry a pass. */
export async function carriersSince(db: Db, person: string, since: number): Promise<string[]> {
  const rows = await db
    .selectFrom('passes')
    .select('install')
    .where('person', '=', person)
    .where('issued_at', '>', since)
    .execute();
  return rows.map((row) => row.install);
}

/** Marks a pass as revoked at a time, ms UTC, in favour of another one; the first time counts. The next list says so. */
export async function revokePass(
  tx: Db,
  number: string,
  by: { at: number; replacedBy: string },
): Promise<void> {
  await tx
    .updateTable('passes')
    .set({ revoked_at: by.at, replaced_by: by.replacedBy })
    .where('number', '=', number)
    .where('revoked_at', 'is', null)
    .execute();
  await noteRevoked(tx, number);
}
