import { expect, test } from 'vitest';
import { changeCounty, offeredCounty } from '#device/change-county';
import { changeMeta } from '#device/database';
import { readKnown } from '#device/known';
import { pull } from '#device/sync/pull';
import { type CountyServer, countyServer } from './county-server';
import { type Rig, rig } from './rig';

const known = async (one: Rig) => (await readKnown(one.database, Date.now())).known;

/** From now on another county answers at the phone's address. */
async function replaced(one: Rig): Promise<CountyServer> {
  const other = await countyServer();
  other.county = { ...other.county, name: '石泉县', area: '610922' };
  one.ports.fetch = (path, init) => other.fetch(path, init);
  return other;
}

test('another county at the same address is refused and said, and gets nothing of what waits', async () => {
  const one = await rig();
  await one.save();
  await one.drain();
  const [waiting] = await one.save();
  const other = await replaced(one);
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ trustFault: 'other-root-key', unsent: 1 });
  expect([other.batches.flatMap((batch) => batch.records), one.sentIds()]).toEqual([[], expect.any(Array)]);
  expect((await known(one)).county?.name).toBe('汉阴县');
  expect(one.sentIds()).not.toContain(waiting);
});

test('when the own county answers again, what waits goes out and the fault is over', async () => {
  const one = await rig();
  await one.save();
  await one.drain();
  const [waiting] = await one.save();
  await replaced(one);
  await one.drain();
  one.ports.fetch = (path, init) => one.server.fetch(path, init);
  expect(await one.drain()).toBe('empty');
  await pull(one.hands);
  expect(one.sentIds()).toContain(waiting);
  expect((await one.meta()).trustFault).toBeNull();
});

test('whoever holds the phone may change to the county that was shown; records of before stay in sight', async () => {
  const one = await rig();
  await one.save();
  await one.drain();
  await one.save();
  const other = await replaced(one);
  await one.drain();
  const shown = await offeredCounty(one);
  expect(shown?.name).toBe('石泉县');
  if (shown === null) return;
  expect(await changeCounty(one, shown)).toEqual({ ok: true, value: undefined });
  expect((await known(one)).county?.area).toBe('610922');
  expect(await one.meta()).toMatchObject({
    rootKey: other.county.rootKey,
    sealKey: other.county.sealKey,
    trustFault: null,
    kind: 'none',
    unsent: 1,
  });
  const [fresh] = await one.save();
  await one.drain();
  await pull(one.hands);
  expect([...other.stored.keys()]).toEqual([fresh]);
  expect(await one.states()).toEqual(['sent', 'rejected', 'sent']);
  expect(await offeredCounty(one)).toBeNull();
});

test("another county than the one that was shown is not taken, nor by a post's phone, nor offline", async () => {
  const one = await rig();
  const shown = (await replaced(one)).county;
  await replaced(one);
  expect(await changeCounty(one, shown)).toEqual({ ok: false, fault: 'other-again' });
  one.ports.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  expect(await changeCounty(one, shown)).toEqual({ ok: false, fault: 'no-network' });
  await changeMeta(one.database, (meta) => ({ ...meta, kind: 'post' }));
  expect(await changeCounty(one, shown)).toEqual({ ok: false, fault: 'enrol' });
  expect((await known(one)).county?.name).toBe('汉阴县');
});
