import { expect, test } from 'vitest';
import { readKnown } from '#device/known';
import { pull } from '#device/sync/pull';
import type { Change } from '#domain/pull-wire';
import { SITE, transferOf } from '../../domain/transfer/course';
import { POST } from '../county-server';
import { type Rig, rig } from '../rig';

const ROOMS = ['110', '102', '9'];

const id = (n: number) => `018f0000-0000-7000-8000-00000000000${n}`;
const room = (n: number, name: string): Change => ({
  table: 'room',
  key: id(n),
  rev: n,
  value: { id: id(n), site: SITE, name },
});
const transfer = (rev: number, value: ReturnType<typeof transferOf> | null): Change => ({
  table: 'transfer',
  key: `${transferOf([]).id} ${POST}`,
  rev,
  value,
});

const rows = async (one: Rig) => await readKnown(one.database, Date.now());

/** A phone that is known to the server, so that it pulls. */
async function joined(changes: Change[]): Promise<Rig> {
  const one = await rig();
  await one.save();
  await one.drain();
  one.server.changes = changes;
  await pull(one.hands);
  return one;
}

test('a phone keeps the transfers and rooms that it is told of, rooms by their numbers', async () => {
  const one = await joined([
    transfer(1, transferOf(['accepted'])),
    ...ROOMS.map((name, n) => room(n + 2, name)),
  ]);
  const { transfers, rooms } = await rows(one);
  expect(transfers).toEqual([transferOf(['accepted'])]);
  expect(rooms.map(({ name }) => name)).toEqual(['9', '102', '110']);
});

test('a transfer that goes to another team is gone from this one, with the name', async () => {
  const one = await joined([transfer(1, transferOf(['at-scene']))]);
  one.server.changes = [...one.server.changes, transfer(2, null)];
  await pull(one.hands);
  expect((await rows(one)).transfers).toEqual([]);
});
