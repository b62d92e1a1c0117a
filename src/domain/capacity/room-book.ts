import type { Room, Transfer } from '../transfer/transfer';
import { isOver, stateOf } from '../transfer/transfer';

/** A room with who is in it: nobody, one, or several who were put there without a network. */
export type BookedRoom = { room: Room; people: readonly Transfer[] };

/** A site's rooms and people: who is where, who has no room yet, and who is on the way. */
export type RoomBook = {
  rooms: readonly BookedRoom[];
  /** Received, and in no room that the site has. */
  roomless: readonly Transfer[];
  /** On the way or at the door, each with a room kept for them. */
  coming: readonly Transfer[];
  /** Rooms that nobody is in and that are kept for nobody; never below nothing. */
  free: number;
};

/**
 * Who is in which room of a site, as its phones and the desk show it.
 * @param transfers of any site; those that are over, or are of another site, are left out
 */
export function roomBook(site: string, rooms: readonly Room[], transfers: readonly Transfer[]): RoomBook {
  const own = transfers.filter((one) => one.order?.site.id === site && !isOver(stateOf(one)));
  const here = own.filter(({ steps }) => steps.received !== null);
  const coming = own.filter(({ steps }) => steps.received === null);
  const booked = rooms
    .filter((room) => room.site === site)
    .map((room) => ({ room, people: here.filter((one) => one.room === room.id) }));
  const roomed = new Set(booked.flatMap(({ people }) => people));
  return {
    rooms: booked,
    roomless: here.filter((one) => !roomed.has(one)),
    coming,
    free: Math.max(0, booked.length - here.length - coming.length),
  };
}

/** The rooms that nobody is in: one of them can be given. */
export const emptyRooms = ({ rooms }: RoomBook): Room[] =>
  rooms.flatMap(({ room, people }) => (people.length === 0 ? [room] : []));
