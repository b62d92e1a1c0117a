import { expect, test } from 'vitest';
import { readKnown } from '#device/known';
import { pull } from '#device/sync/pull';
import type { PostItem } from '#domain/open-item/open-item';
import type { Change } from '#domain/pull-wire';
import { type Rig, rig } from '../rig';

const NOW = Date.now();
const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const openItems = async (one: Rig) => (await readKnown(one.database, NOW)).openItems;

const told = (n: number, rev: number, value: Partial<PostItem> | null): Change => ({
  table: 'open-item',
  key: id(n),
  rev,
  value:
    value === null
      ? null
      : {
          id: id(n),
          kind: 'spot-test',
          record: id(n + 100),
          person: id(n + 200),
          name: '赵*柱',
          plate: null,
          at: NOW,
          due: NOW + 1,
          detail: {},
          closed: null,
          ...value,
        },
});

async function joined(): Promise<Rig> {
  const one = await rig();
  await one.save();
  await one.drain();
  return one;
}

test('what waits at the post is known with no network, and what came of it takes its place', async () => {
  const one = await joined();
  one.server.changes = [told(1, 1, {}), told(2, 2, { kind: 'turn-back' })];
  await pull(one.hands);
  expect((await openItems(one)).map(({ kind }) => kind).sort()).toEqual(['spot-test', 'turn-back']);
  one.server.changes.push(told(1, 3, { closed: { at: NOW, outcome: 'negative' } }));
  await pull(one.hands);
  expect((await openItems(one)).find((item) => item.id === id(1))?.closed?.outcome).toBe('negative');
});

test('what the county tells of no more is gone', async () => {
  const one = await joined();
  one.server.changes = [told(1, 1, {}), told(2, 2, {}), told(1, 3, null)];
  await pull(one.hands);
  expect((await openItems(one)).map((item) => item.id)).toEqual([id(2)]);
});
