import { expect, test } from 'vitest';
import type { Ward } from '#domain/followup/ward';
import type { Room, Transfer } from '#domain/transfer/transfer';
import { staysOf } from '../../../src/app/site/stays';
import { wardsHere } from '../../../src/app/site/ward-here';

const SITE = 's';
const ROOM: Room = { id: 'r', site: SITE, name: '101' };
const said = (at: number) => ({ at, by: 'Lu Ming', word: null });

const transfer = (id: string, steps: Partial<Transfer['steps']>, more: Partial<Transfer> = {}): Transfer => ({
  id,
  number: 1,
  area: '610921',
  person: {
    id: `p${id}`,
    name: '魏晓棠',
    phone: '10012345678',
    colour: 'red',
    measure: 'central-quarantine',
    ends: { kind: 'day', day: '2022-04-20' },
  },
  fever: false,
  from: { post: null, address: null, plate: null, word: '' },
  heldAt: 0,
  knownAt: 0,
  order: { number: 1, at: 0, due: 1, driver: { id: 'd', name: 'Car' }, site: { id: SITE, name: 'Site' } },
  steps: {
    accepted: null,
    'at-scene': null,
    'picked-up': null,
    delivered: null,
    received: null,
    discharged: null,
    ...steps,
  },
  room: 'r',
  cannot: null,
  cancelled: null,
  ...more,
});

const told: Ward = {
  person: 'pa',
  area: '610921',
  name: '魏晓棠',
  phone: null,
  address: '南街 2 号',
  colour: 'red',
  measure: 'central-quarantine',
  ends: { kind: 'day', day: '2022-04-20' },
  since: 5,
  hereSince: 9,
  saidHereAt: null,
  reports: [{ at: 20, tenths: 365, symptoms: [], word: null, seen: true, own: false, by: 'Lu Ming' }],
};

test('whom the site received with no network is followed up at once, and found by the room', () => {
  const people = [
    transfer('a', { received: said(10) }),
    transfer('b', { received: said(11) }, { room: null }),
  ];
  const [first, second] = wardsHere([told], people, { rooms: [ROOM], roomless: 'none' });
  expect(first).toMatchObject({ person: 'pa', address: '101', reports: [{ tenths: 365 }] });
  expect(second).toMatchObject({ person: 'pb', address: 'none', hereSince: 11, reports: [] });
});

test('whom the county told of and who left here is followed up no more', () => {
  expect(wardsHere([told], [], { rooms: [ROOM], roomless: '' })).toEqual([]);
});

test('a stay is from the reception to the discharge at this site, with its temperatures', () => {
  const stays = staysOf(
    [
      transfer('a', { received: said(10), discharged: said(30) }),
      transfer('b', { delivered: said(9) }),
      transfer('c', { received: said(10) }, { cancelled: said(11) }),
      transfer('d', { received: said(10) }, { order: null }),
    ],
    { site: SITE, wards: [told] },
  );
  expect(stays).toMatchObject([{ person: 'pa', from: 10, to: 30, reports: [{ at: 20 }] }]);
});
