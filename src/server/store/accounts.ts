import type { Db } from './store';
import type { AccountRow, Tables } from './tables';

/** An account by id or login, ended ones too, or null. */
export async function readAccount(
  db: Db,
  by: { id: string } | { login: string },
): Promise<AccountRow | null> {
  const query = db.selectFrom('accounts').selectAll();
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('login', '=', by.login)
  ).executeTakeFirst();
  return row ?? null;
}

export const listAccounts = (db: Db): Promise<AccountRow[]> =>
  db.selectFrom('accounts').selectAll().orderBy('login').execute();

/** Keeps a new account. */
export async function addAccount(tx: Db, row: AccountRow): Promise<void> {
  await tx.insertInto('accounts').values(row).execute();
}

/** Keeps another password, hashed already. */
export async function changePassword(tx: Db, id: string, password: string): Promise<void> {
  await tx.updateTable('accounts').set({ password }).where('id', '=', id).execute();
}

/** Keeps a session by the hash of its cookie. */
export async function addSession(tx: Db, row: Tables['sessions']): Promise<void> {
  await tx.insertInto('sessions').values(row).execute();
}

/** The session of a cookie's hash, or null; whether it still counts is the caller's to say. */
export async function readSession(db: Db, tokenHash: string): Promise<Tables['sessions'] | null> {
  return (
    (await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()) ??
    null
  );
}

/** Notes that a session was used at a time, ms UTC. */
export async function seeSession(tx: Db, tokenHash: string, at: number): Promise<void> {
  await tx.updateTable('sessions').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session. */
export async function dropSession(tx: Db, tokenHash: string): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account. */
export async function dropSessionsOf(tx: Db, account: string): Promise<void> {
  await tx.deleteFrom('sessions').where('account', '=', account).execute();
}

/** Forgets sessions that began before a time. */
export async function dropSessionsBefore(tx: Db, madeAt: number): Promise<void> {
  await tx.deleteFrom('sessions').where('made_at', '<', madeAt).execute();
}
