import type { Db } from './store';
import type { InstallRow, Tables } from './tables';

/** An install by id, or null. */
export async function readInstall(db: Db, id: string): Promise<InstallRow | null> {
  return (await db.selectFrom('installs').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Keeps an install that became known. */
export async function addInstall(tx: Db, row: InstallRow): Promise<void> {
  await tx.insertInto('installs').values(row).execute();
}

/** Changes some columns of an install. */
export async function changeInstall(tx: Db, id: string, change: Partial<InstallRow>): Promise<void> {
  await tx.updateTable('installs').set(change).where('id', '=', id).execute();
}

/** The phones of posts, newest first. */
export const listPhones = (db: Db): Promise<InstallRow[]> =>
  db.selectFrom('installs').selectAll().where('kind', '=', 'post').orderBy('enrolled_at', 'desc').execute();

/** The posts where an install was ever enrolled, with their areas. */
export async function enrolledPosts(db: Db, install: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('enrolments')
    .select(['post', 'area'])
    .where('install', '=', install)
    .execute();
  return new Map(rows.map((row) => [row.post, row.area]));
}

/** The enrolment that a token of this hash stands for, or null. */
export async function readEnrolment(db: Db, tokenHash: string): Promise<Tables['enrolments'] | null> {
  const row = await db
    .selectFrom('enrolments')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a one-time token by its hash. */
export async function addEnrolment(tx: Db, row: Tables['enrolments']): Promise<void> {
  await tx.insertInto('enrolments').values(row).execute();
}

/** Notes which phone used a token, and when (ms UTC). */
export async function useEnrolment(
  tx: Db,
  tokenHash: string,
  used: { install: string; at: number },
): Promise<void> {
  await tx
    .updateTable('enrolments')
    .set({ used_at: used.at, install: used.install })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** The encapsulations of sealing sessions that were stored, by id. */
export async function readSealSessions(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('seal_sessions')
    .select(['id', 'enc'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.enc]));
}

/** Keeps the encapsulation of a sealing session; the first that came stays. */
export async function addSealSession(tx: Db, row: Tables['seal_sessions']): Promise<void> {
  await tx
    .insertInto('seal_sessions')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute();
}
