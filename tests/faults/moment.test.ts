import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RECORDS } from './line';
import { LONG, times, World } from './world';

/** Rows 44 to 50: clocks that lie, long queues, lists that change and workers who go home while records wait. */

const DAY = 24 * 3_600_000;
const CLOCK = fileURLToPath(new URL('other-clock.mjs', import.meta.url));

for (const [what, by] of [
  ['two years ahead', 2 * 365 * DAY],
  ['a day behind', -DAY],
] as const)
  test(`44 the phone's clock is ${what}: nothing is refused, and the county knows by how much`, async () => {
    const world = await World.make();
    // The service worker of a real phone has the same clock; here only the page's is moved, so only the page sends.
    const init = 'delete ServiceWorkerRegistration.prototype.sync;';
    const phone = await world.phone({ clock: true, init });
    await phone.page.clock.setSystemTime(Date.now() + by);
    await phone.save(5);
    await phone.drain();
    expect(await world.judge()).toEqual([]);
    const [row] = world.county.rows<{ skew_ms: number }>(
      'select skew_ms from installs where post is not null',
    );
    expect(Math.abs((row?.skew_ms ?? 0) + by)).toBeLessThan(60_000);
    const times = world.county.rows<{ corrected_at: number }>('select corrected_at from records');
    for (const { corrected_at } of times) expect(Math.abs(corrected_at - Date.now())).toBeLessThan(120_000);
  });

test('44 both clocks jump while it sends, the phone to summer time and the server by a month: every record once', async () => {
  const world = await World.make({ preload: CLOCK, env: { FAULT_CLOCK: String(30 * DAY) } });
  const phone = await world.phone({ clock: true });
  world.line.down();
  await phone.seed(450);
  world.line.heal();
  world.line.fate(RECORDS, { do: 'late', ms: 150 });
  const came = world.line.next(RECORDS);
  const sending = phone.sync();
  await came;
  await phone.page.clock.setSystemTime(Date.now() + 3_600_000);
  world.county.signal('SIGUSR2');
  await sending;
  await phone.page.clock.setSystemTime(Date.now() - 3_600_000);
  await phone.save(3);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('45 the clock is set back while it waits for its next try: the wait is never longer than the one that was drawn', async () => {
  const world = await World.make();
  const phone = await world.phone({ clock: true });
  world.line.fate(RECORDS, { do: 'say', status: 503, headers: { 'retry-after': '900' } }, 1);
  await phone.save(3);
  await expect.poll(() => world.line.sendings).toBe(1);
  await phone.page.clock.setSystemTime(Date.now() - 400 * DAY);
  // A timer is due within the minute; that it is due at all is what the jump could have broken.
  await phone.page.clock.fastForward(90_000);
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});

test('46 a month offline: the first records arrive at once, memory stays flat, and the number is exact all the way', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const count = times(2000, 100_000);
  world.line.down();
  await phone.seed(count);
  await phone.page.reload();
  await phone.page.waitForFunction(() => 'phone' in window);
  expect(await phone.waiting()).toMatchObject({ unsent: count });
  const session = await phone.cdp();
  await session.send('Performance.enable');
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === 'JSHeapUsedSize')?.value ?? 0;
  };
  const before = await heap();
  world.line.heal();
  const began = Date.now();
  const draining = phone.drain(times(200_000, 1_500_000));
  await phone.page.waitForFunction((all) => window.phone.waiting().unsent < all, count, { polling: 20 });
  const first = Date.now() - began;
  await draining;
  expect(first).toBeLessThan(LONG ? 2000 : 6000);
  expect((await heap()) - before).toBeLessThan(20 * 1024 * 1024);
  expect(await world.judge()).toEqual([]);
});

for (const first of ['pull', 'push'] as const)
  test(`48 the county's lists change while records wait, and ${first} comes first: both land`, async () => {
    const world = await World.make();
    const phone = await world.phone();
    const pull = /^GET \/v1\/pull/;
    world.line.down();
    await phone.save(6);
    await world.county.hire('Zhao Min');
    const before = await phone.page.evaluate(() => window.phone.workers());
    world.line.heal();
    world.line.fate(first === 'pull' ? RECORDS : pull, { do: 'say', status: 503 }, 2);
    await phone.sync();
    await phone.drain();
    await expect
      .poll(async () => {
        await phone.sync();
        return await phone.page.evaluate(() => window.phone.workers());
      })
      .toBe(before + 1);
    expect(await world.judge()).toEqual([]);
  });

test('50 another worker takes the phone over with unsent records: they stay the first one’s, and all of them leave', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  const worker = (index: number) => phone.page.evaluate((at) => window.phone.chooseWorker(at), index);
  const first = await worker(0);
  await phone.save(4);
  const second = await worker(1);
  expect(second).not.toBe(first);
  await phone.save(3);
  await worker(-1);
  expect((await phone.waiting()).unsent).toBe(7);
  world.line.heal();
  await phone.drain();
  expect(await world.judge()).toEqual([]);
  const by = world.county.rows<{ worker: string; count: number }>(
    'select worker, count(*) as count from records group by worker',
  );
  expect(new Map(by.map((row) => [row.worker, row.count]))).toEqual(
    new Map([
      [first, 4],
      [second, 3],
    ]),
  );
});
