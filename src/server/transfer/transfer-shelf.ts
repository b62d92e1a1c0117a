import { isOver, type Room, stateOf, type Transfer } from '#domain/transfer/transfer';
import { type ChangeRow, transferKey } from '../store/changes';
import type { Db } from '../store/store';
import type { RoomRow, TransferRow } from '../store/transfer-rows';
import { listRooms, transfersByIds } from '../store/transfers';
import { type Reader, transfersFor } from './transfer-of';

/** What is over is told of for so long, ms: a phone that was off hears that it is. */
const OVER_TOLD = 3 * 24 * 3_600_000;

/**
 * The transfers that a page of changes names, as a post's phone reads them, by the keys of the changes. A team that is sent
 * no more, a site that was diverted from, and a checkpoint whose person has left find theirs gone.
 */
export async function transferShelf(
  db: Db,
  changed: readonly ChangeRow[],
  by: { post: string | null; now: number },
): Promise<Map<string, Transfer>> {
  const { post } = by;
  const keys = changed.flatMap(({ topic, key }) => (topic === 'transfer' ? [key] : []));
  if (post === null || keys.length === 0) return new Map();
  const ids = keys.map((key) => key.split(' ')[0] ?? '');
  const rows = (await transfersByIds(db, ids)).filter((row) => readerAt(row, post) !== null);
  const told = await transfersFor(db, rows, (row) => readerAt(row, post) ?? 'post');
  return new Map(told.filter((one) => isTold(one, by.now)).map((one) => [transferKey(one.id, post), one]));
}

/** As what a post reads a transfer; null when it has nothing to do with it. */
function readerAt(row: TransferRow, post: string): Reader | null {
  if (row.driver === post) return 'driver';
  if (row.site === post) return 'site';
  if (row.from_post === post && row.delivered_at === null && row.received_at === null) return 'post';
  return null;
}

function isTold(one: Transfer, now: number): boolean {
  const ended = one.cancelled?.at ?? one.steps.discharged?.at ?? 0;
  return !isOver(stateOf(one)) || ended > now - OVER_TOLD;
}

/** The rooms that a page of changes names, by id. */
export async function roomShelf(db: Db, changed: readonly ChangeRow[]): Promise<Map<string, Room>> {
  if (!changed.some(({ topic }) => topic === 'room')) return new Map();
  return new Map((await listRooms(db)).map((row) => [row.id, roomOf(row)]));
}

/** A row as the wire's room. */
export const roomOf = ({ id, site, name }: RoomRow): Room => ({ id, site, name });
