import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { createClock } from '#device/clock';
import { changeMeta, createDatabase, readMeta } from '#device/database';
import { keepSkew } from '#device/keep-skew';
import { cell } from '#device/watched';

/** A phone that measured a skew of two seconds, and whose date is set ten minutes on while its page is in sight. */
async function setOn(skew: number | null) {
  const time = { wall: 1_000_000, monotonic: 50 };
  const ports = { wall: () => time.wall, monotonic: () => time.monotonic, hiddenAt: () => -1 };
  const database = createDatabase(`kakou-${uuid()}`);
  await changeMeta(database, (meta) => ({ ...meta, skew }));
  const clock = createClock(ports, skew);
  clock.now();
  time.wall += 600_000;
  const sync = cell({ phase: 'idle' as const, lastSuccess: null, skew });
  const parts = { database, clock, sync, refresh: async () => undefined };
  return { time, ports, database, parts };
}

test('a phone that is started anew offline after its date was set has the right time', async () => {
  const { time, ports, database, parts } = await setOn(2000);
  await keepSkew(parts);
  const { skew } = await readMeta(database);
  expect(skew).toBe(2000 - 600_000);
  expect(createClock(ports, skew).now()).toBe(time.wall - 600_000 + 2000);
});

test('nothing is kept where nothing was measured, or where another page has measured meanwhile', async () => {
  const unmeasured = await setOn(null);
  await keepSkew(unmeasured.parts);
  expect((await readMeta(unmeasured.database)).skew).toBeNull();
  const { database, parts } = await setOn(2000);
  await changeMeta(database, (meta) => ({ ...meta, skew: -598_100 }));
  await keepSkew(parts);
  expect((await readMeta(database)).skew).toBe(-598_100);
});
