import { insertMany, selectMany } from './many';
import { lies } from './scope';
import type { Db } from './store';
import type { RoomRow, TransferRow } from './transfer-rows';

/** Keeps new transfers. */
export const addTransfers = (tx: Db, rows: readonly TransferRow[]): Promise<void> =>
  insertMany(tx, 'transfers', rows);

/** Writes what steps and orders may change of a transfer. */
export async function changeTransfer(tx: Db, id: string, course: Partial<TransferRow>): Promise<void> {
  await tx.updateTable('transfers').set(course).where('id', '=', id).execute();
}

/** Transfers by their ids. */
export const transfersByIds = (db: Db, ids: readonly string[]): Promise<TransferRow[]> =>
  selectMany<TransferRow>(db, 'select * from "transfers" where "id" in (?)', ids);

/** A transfer by its id, or null. */
export async function readTransfer(db: Db, id: string): Promise<TransferRow | null> {
  return (await db.selectFrom('transfers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Every transfer of some persons, over or not. */
export const transfersOf = (db: Db, persons: readonly string[]): Promise<TransferRow[]> =>
  selectMany<TransferRow>(db, 'select * from "transfers" where "person" in (?)', persons);

/** The transfers that checks opened. */
export const transfersOfRecords = (db: Db, records: readonly string[]): Promise<TransferRow[]> =>
  selectMany<TransferRow>(db, 'select * from "transfers" where "record" in (?)', records);

/** Transfers that are not over. */
export const transfersUnderWay = (db: Db): Promise<TransferRow[]> =>
  db
    .selectFrom('transfers')
    .selectAll()
    .where('discharged_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute();

/**
 * Transfers in an area: those that are not over, and those that ended after a time; at most `limit`, of more the newest.
 */
export const transfersIn = (
  db: Db,
  asked: { area: string; endedAfter: number; limit: number },
): Promise<TransferRow[]> =>
  db
    .selectFrom('transfers')
    .selectAll()
    .where(lies('transfers.area', asked.area))
    .where((is) =>
      is.or([
        is.and([is('discharged_at', 'is', null), is('cancelled_at', 'is', null)]),
        is('discharged_at', '>', asked.endedAfter),
        is('cancelled_at', '>', asked.endedAfter),
      ]),
    )
    .orderBy('known_at', 'desc')
    .limit(asked.limit)
    .execute();

/** Whether nobody but this transfer's person is in a room. */
export async function isRoomFree(db: Db, room: string, transfer: string): Promise<boolean> {
  const taken = await db
    .selectFrom('transfers')
    .select('id')
    .where('room', '=', room)
    .where('discharged_at', 'is', null)
    .where('id', '!=', transfer)
    .executeTakeFirst();
  return taken === undefined;
}

/** Adds rooms to a site. */
export const addRooms = (tx: Db, rows: readonly RoomRow[]): Promise<void> => insertMany(tx, 'rooms', rows);

/** The rooms that sites have now, by name. */
export const listRooms = (db: Db): Promise<RoomRow[]> =>
  db.selectFrom('rooms').selectAll().where('ended_at', 'is', null).orderBy('site').orderBy('name').execute();

/** A room by its id, or null. */
export async function readRoom(db: Db, id: string): Promise<RoomRow | null> {
  return (await db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A site has a room no more. */
export async function endRoom(tx: Db, id: string, at: number): Promise<void> {
  await tx.updateTable('rooms').set({ ended_at: at }).where('id', '=', id).execute();
}
