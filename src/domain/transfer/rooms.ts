import { isOver, stateOf, type Transfer } from './transfer';

/** The rooms of a site at a moment. `free` is never below nothing, however many were brought. */
export type RoomCount = {
  rooms: number;
  /** Persons at the site, each in a room of their own, or still without one. */
  present: number;
  /** Rooms kept for those who are on the way. */
  reserved: number;
  free: number;
};

type Placed = Pick<Transfer, 'steps' | 'cancelled'> & { order: { site: string } | null };

/** Counts a site's rooms: a room is one person's from the order to the discharge, and only then free. */
export function countRooms(site: string, rooms: number, transfers: readonly Placed[]): RoomCount {
  const there = transfers.filter((one) => one.order?.site === site && !isOver(stateOf(one)));
  const present = there.filter((one) => one.steps.received !== null).length;
  const reserved = there.length - present;
  return { rooms, present, reserved, free: Math.max(0, rooms - present - reserved) };
}
