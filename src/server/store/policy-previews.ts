import type { Db } from './store';
import type { Tables } from './tables';

type PreviewRow = Tables['policy_previews'];

/** Keeps what a policy would change. */
export async function addPreview(tx: Db, row: PreviewRow): Promise<void> {
  await tx.insertInto('policy_previews').values(row).execute();
}

/** A preview by its id, or null. */
export async function readPreview(db: Db, id: string): Promise<PreviewRow | null> {
  return (await db.selectFrom('policy_previews').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The previews that wait for a second person, the oldest first. */
export const waitingPreviews = (db: Db): Promise<PreviewRow[]> =>
  db
    .selectFrom('policy_previews')
    .selectAll()
    .where('asked_at', 'is not', null)
    .orderBy('asked_at')
    .execute();

/** Notes that the author asks a second person. */
export async function askForSecond(tx: Db, id: string, now: number): Promise<void> {
  await tx.updateTable('policy_previews').set({ asked_at: now }).where('id', '=', id).execute();
}

/** Drops one preview. */
export async function dropPreview(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('policy_previews').where('id', '=', id).execute();
}

/** Drops those that were made before a time, and those that are based on a policy that is no longer in force. */
export async function dropOldPreviews(tx: Db, by: { before: number; inForce: number }): Promise<void> {
  await tx
    .deleteFrom('policy_previews')
    .where((is) => is.or([is('made_at', '<', by.before), is('based_on', '<', by.inForce)]))
    .execute();
}
