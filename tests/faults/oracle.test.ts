import { expect, test } from 'vitest';
import { buildPage, copyServer, type Mutation } from './build';
import { CORE } from './core';
import { HOOKS } from './hooks';
import { EARLY, LOCKLESS, MUTANTS, RELAXED } from './mutations';
import { saysTakenBack, saysWhatIsWritten } from './storage';
import { LONG, times, variant, World } from './world';

/**
 * A suite that cannot see losses proves nothing. The core rows are run on our outbox, which must lose nothing, on a queue
 * that is known to lose, and on mutants of ours: each loss must be reported.
 */

type RowName = keyof typeof CORE;
/** Those that have no test of their own with the same injection. */
const ROWS: RowName[] = [
  '24 a tab that dies with a batch on its way',
  '43 an answer that names the record with other bytes',
];

async function complaintsOf(variant: string, row: RowName): Promise<string[]> {
  const world = await World.make({ variant });
  const phone = await world.phone();
  await CORE[row](world, phone);
  return await world.judge();
}

async function buildVariant(name: string, mutations: readonly Mutation[], page = 'page'): Promise<string> {
  const variant = name.replaceAll(/\W+/g, '-').slice(0, 40);
  await buildPage(variant, page, mutations);
  copyServer('ours', variant);
  return variant;
}

for (const row of ROWS)
  test(`ours: ${row}: nothing lost, nothing twice`, async () => {
    expect(await complaintsOf('ours', row)).toEqual([]);
  });

test('ours: storage takes a save back after its requests have succeeded: said to be full, nothing recorded by halves', async () => {
  const world = await World.make();
  const phone = await world.phone({ init: HOOKS });
  const faults = Array.from({ length: 5 }, () => 'storage-full');
  expect(await saysTakenBack(world, phone)).toEqual({ saved: 0, faults });
  expect(await world.judge()).toEqual([]);
});

const QUEUE_LOSES: RowName[] = [
  '11 a server that says 500',
  '24 a tab that dies with a batch on its way',
  ...(LONG ? (['7 a portal that says 200', '12 a session that is over, 401'] as const) : []),
];
for (const row of QUEUE_LOSES)
  test(`workbox-background-sync: ${row}: the suite reports what it loses`, async () => {
    const variant = await buildVariant(`queue ${row}`, [], 'queue');
    const lost = (await complaintsOf(variant, row)).filter((one) => one.startsWith('lost'));
    expect(lost.length).toBeGreaterThanOrEqual(row.startsWith('24') ? 1 : 6);
  });

const CAUGHT_BY: Record<keyof typeof MUTANTS, RowName> = {
  'acknowledges by the id alone, whatever the bytes': '43 an answer that names the record with other bytes',
  'takes records out before it sends them, and puts them back when that fails':
    '24 a tab that dies with a batch on its way',
  'gives a record up after three failures': '11 a server that says 500',
};
for (const [name, mutations] of Object.entries(MUTANTS))
  test(`a mutant that ${name} is caught`, async () => {
    const row = Object.entries(CAUGHT_BY).find(([mutant]) => mutant === name)?.[1];
    if (row === undefined) throw new Error('no row is said to catch it');
    const found = await complaintsOf(await buildVariant(name, mutations), row);
    expect(found.filter((one) => one.startsWith('lost')).length).toBeGreaterThan(0);
  });

test('a mutant that says "recorded" before the transaction is complete is caught when storage takes it back', async () => {
  const world = await World.make({ variant: await buildVariant('early', EARLY) });
  const phone = await world.phone({ init: HOOKS });
  expect(await saysTakenBack(world, phone)).toEqual({ saved: 5, faults: [] });
  const found = await world.judge();
  expect(found.filter((one) => one.startsWith('lost'))).toHaveLength(5);
});

test('a mutant that leaves it to the browser when a save comes to the disk is caught', async () => {
  const world = await World.make({ variant: await buildVariant('relaxed', RELAXED) });
  const phone = await world.phone({ init: HOOKS });
  const saves = await saysWhatIsWritten(world, phone);
  expect(saves.every((one) => one.durability === 'strict')).toBe(false);
});

variant('a mutant without locks is correct all the same: what is right does not hang on them', async () => {
  const variant = await buildVariant('lockless', LOCKLESS);
  const world = await World.make({ variant });
  const phone = await world.phone();
  world.line.down();
  await phone.seed(times(300, 3000));
  const second = await phone.load();
  const [first] = phone.pages;
  world.line.heal();
  await Promise.all([phone.sync(first), phone.sync(second)]);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});
