import type { Db } from './store';
import type { Tables } from './tables';

type SignedListRow = Tables['signed_lists'];

/** The newest signed list of a kind, or null when none was ever signed. */
export async function readSignedList(db: Db, kind: SignedListRow['kind']): Promise<SignedListRow | null> {
  const row = await db.selectFrom('signed_lists').selectAll().where('kind', '=', kind).executeTakeFirst();
  return row ?? null;
}

/** Keeps a signed list in place of the one before. */
export async function keepSignedList(tx: Db, row: SignedListRow): Promise<void> {
  await tx
    .insertInto('signed_lists')
    .values(row)
    .onConflict((clash) => clash.column('kind').doUpdateSet(row))
    .execute();
}

/** Lets the next number of every list be greater by `leap`; the lists are to be signed anew. */
export async function raiseListNumbers(tx: Db, leap: number): Promise<void> {
  await tx
    .updateTable('signed_lists')
    .set((row) => ({ number: row('number', '+', leap) }))
    .execute();
}

/** The counties whose passes are believed here too, by area. */
export const listTrustedCounties = (db: Db): Promise<Tables['trusted_counties'][]> =>
  db.selectFrom('trusted_counties').selectAll().orderBy('area').execute();

/** Keeps a trusted county in place of what was known of it. */
export async function keepTrustedCounty(tx: Db, row: Tables['trusted_counties']): Promise<void> {
  await tx
    .insertInto('trusted_counties')
    .values(row)
    .onConflict((clash) => clash.column('area').doUpdateSet(row))
    .execute();
}

/** Trusts a county no more. @returns whether there was one */
export async function dropTrustedCounty(tx: Db, area: string): Promise<boolean> {
  const gone = await tx.deleteFrom('trusted_counties').where('area', '=', area).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Where keys of certificates from elsewhere were loaded from, by name. */
export const listEvidenceSources = (db: Db): Promise<Tables['evidence_sources'][]> =>
  db.selectFrom('evidence_sources').selectAll().orderBy('id').execute();

/** Keeps the keys of a source in place of those before. */
export async function keepEvidenceSource(tx: Db, row: Tables['evidence_sources']): Promise<void> {
  await tx
    .insertInto('evidence_sources')
    .values(row)
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute();
}

/** Forgets a source. @returns whether there was one */
export async function dropEvidenceSource(tx: Db, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('evidence_sources').where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
