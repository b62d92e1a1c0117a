import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRooms, roomBook } from '#domain/capacity/room-book';
import { countRooms } from '#domain/transfer/rooms';
import type { Room, Transfer } from '#domain/transfer/transfer';

const SITE = 's';
const room = (name: string): Room => ({ id: `r${name}`, site: SITE, name });
const taken = { at: 1, by: 'Lu Ming', word: null };
const NONE = {
  accepted: null,
  'at-scene': null,
  'picked-up': null,
  delivered: null,
  received: null,
  discharged: null,
};

const transfer = (id: string, more: Partial<Transfer> = {}): Transfer => ({
  id,
  number: 1,
  area: '610921',
  person: {
    id: `p${id}`,
    name: '魏*棠',
    phone: null,
    colour: 'red',
    measure: 'central-quarantine',
    ends: { kind: 'day', day: '2022-04-20' },
  },
  fever: false,
  from: { post: null, address: null, plate: null, word: '' },
  heldAt: 0,
  knownAt: 0,
  order: { number: 1, at: 0, due: 1, driver: { id: 'd', name: 'Car' }, site: { id: SITE, name: 'Site' } },
  steps: NONE,
  room: null,
  cannot: null,
  cancelled: null,
  ...more,
});
const inRoom = (id: string, at: string | null) =>
  transfer(id, { steps: { ...NONE, received: taken }, room: at === null ? null : `r${at}` });

test('each room says who is in it; who has none, and who is on the way, stand beside', () => {
  const book = roomBook(SITE, ['101', '102', '103'].map(room), [
    inRoom('a', '101'),
    inRoom('b', null),
    transfer('c'),
  ]);
  expect(book.rooms.map(({ people }) => people.length)).toEqual([1, 0, 0]);
  expect(book.roomless.map(({ id }) => id)).toEqual(['b']);
  expect(book.coming.map(({ id }) => id)).toEqual(['c']);
  expect(book.free).toBe(0);
  expect(emptyRooms(book).map(({ name }) => name)).toEqual(['102', '103']);
});

test('two who were put into one room with no network are both seen there', () => {
  const book = roomBook(SITE, [room('101')], [inRoom('a', '101'), inRoom('b', '101')]);
  expect(book.rooms[0]?.people.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(emptyRooms(book)).toEqual([]);
});

test('somebody in a room that is no more has no room', () => {
  expect(roomBook(SITE, [], [inRoom('a', '109')]).roomless).toHaveLength(1);
});

test('who left, was sent elsewhere or taken back is in no room', () => {
  const gone = [
    transfer('a', { steps: { ...NONE, received: taken, discharged: taken }, room: 'r101' }),
    transfer('b', { cancelled: taken }),
    { ...inRoom('c', '101'), order: null },
  ];
  const book = roomBook(SITE, [room('101')], gone);
  expect(book).toMatchObject({ roomless: [], coming: [], free: 1 });
});

test('nobody is lost or shown twice, and free rooms are those that dispatch counts', () => {
  const any = fc.record({
    received: fc.boolean(),
    discharged: fc.boolean(),
    room: fc.constantFrom(null, '101', '102', '109'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), (list) => {
      const all = list.map(({ received, discharged, room: at }, i) =>
        transfer(String(i), {
          steps: { ...NONE, received: received ? taken : null, discharged: discharged ? taken : null },
          room: at === null ? null : `r${at}`,
        }),
      );
      const rooms = ['101', '102', '103', '104'].map(room);
      const book = roomBook(SITE, rooms, all);
      const shown = [...book.rooms.flatMap(({ people }) => people), ...book.roomless, ...book.coming];
      const here = all.filter(({ steps }) => steps.discharged === null);
      expect(shown.map(({ id }) => id).sort()).toEqual(here.map(({ id }) => id).sort());
      const placed = all.map((one) => ({ ...one, order: { site: SITE } }));
      expect(book.free).toBe(countRooms(SITE, rooms.length, placed).free);
    }),
  );
});
