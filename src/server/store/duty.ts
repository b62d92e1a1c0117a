import { lies } from './scope';
import type { Db } from './store';
import type { AccountRow, InstructionRow, Tables } from './tables';

/** Accounts that are on duty since a time or later, with a telephone; those that ended are not. The last to come is first. */
export const accountsOnDuty = (db: Db, since: number): Promise<AccountRow[]> =>
  db
    .selectFrom('accounts')
    .selectAll()
    .where('on_duty_at', '>', since)
    .where('telephone', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('on_duty_at', 'desc')
    .orderBy('id')
    .execute();

/** Keeps that an account is on duty since a time, where it is called, or that it is not. */
export async function setDuty(
  tx: Db,
  id: string,
  duty: Partial<Pick<AccountRow, 'telephone' | 'on_duty_at'>>,
): Promise<void> {
  await tx.updateTable('accounts').set(duty).where('id', '=', id).execute();
}

/** Keeps where whoever is on duty at a post is called. */
export async function setPostTelephone(tx: Db, id: string, telephone: string | null): Promise<void> {
  await tx.updateTable('posts').set({ telephone }).where('id', '=', id).execute();
}

/** What no village has received and that became known before a time, in an area. */
const unreceived = (db: Db, area: string, knownBefore: number) =>
  db
    .selectFrom('instructions')
    .where(lies('instructions.area', area))
    .where('known_at', '<', knownBefore)
    .where('ended_at', 'is', null)
    .where('received_at', 'is', null)
    .where('started_at', 'is', null)
    .where('done_at', 'is', null);

/** Whom to call in an area: not received, known before a time, and not called in vain after another (ms UTC). */
type ToCall = { area: string; knownBefore: number; calledBefore: number };

/** The instructions whose villages are to be called, the longest known first. */
export const instructionsToCall = (db: Db, asked: ToCall & { limit: number }): Promise<InstructionRow[]> =>
  unreceived(db, asked.area, asked.knownBefore)
    .selectAll()
    .where((is) => is.or([is('called_at', 'is', null), is('called_at', '<=', asked.calledBefore)]))
    .orderBy('known_at')
    .orderBy('number')
    .limit(asked.limit)
    .execute();

/** How many villages are to be called now, and how many were called in vain and come back. */
export async function countCalls(db: Db, asked: ToCall): Promise<{ open: number; later: number }> {
  const rows = await unreceived(db, asked.area, asked.knownBefore)
    .select((is) => [
      is.fn.countAll<number>().as('all'),
      is.fn.count<number>('id').filterWhere('called_at', '>', asked.calledBefore).as('later'),
    ])
    .executeTakeFirstOrThrow();
  const later = Number(rows.later);
  return { open: Number(rows.all) - later, later };
}

/** Notes a call that nobody answered. */
export async function noteCall(tx: Db, id: string, call: { at: number; by: string }): Promise<void> {
  await tx
    .updateTable('instructions')
    .set((is) => ({ called_at: call.at, called_by: call.by, calls: is('calls', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Keeps where a phone is knocked at; one address a phone. */
export async function keepSubscription(tx: Db, row: Tables['push_subscriptions']): Promise<void> {
  const { area, endpoint, made_at } = row;
  await tx
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((clash) => clash.column('install').doUpdateSet({ area, endpoint, made_at }))
    .execute();
}

/** Forgets where a phone was knocked at; with `endpoint` only when it is still that address. */
export async function dropSubscription(tx: Db, install: string, endpoint?: string): Promise<void> {
  const query = tx.deleteFrom('push_subscriptions').where('install', '=', install);
  await (endpoint === undefined ? query : query.where('endpoint', '=', endpoint)).execute();
}

/** The address at which a phone is knocked at, or null. */
export async function readSubscription(db: Db, install: string): Promise<string | null> {
  const row = await db
    .selectFrom('push_subscriptions')
    .select('endpoint')
    .where('install', '=', install)
    .executeTakeFirst();
  return row?.endpoint ?? null;
}
