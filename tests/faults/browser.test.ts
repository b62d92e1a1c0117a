import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dispatchSync, rendererOf, stopWorkers } from './browser';
import { seeded } from './chance';
import { RECORDS } from './line';
import { intents, type Phone } from './phone';
import { LONG, times, variant, World } from './world';

/** Rows 23 to 29: what happens to the browser, its tabs and its service worker. */

test('23 kill -9 of the browser while it writes and while it sends, again and again: what it said is kept is kept', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const chance = seeded(23);
  for (let kills = 0; kills < times(2, 20); kills++) {
    const before = phone.told.saved.size;
    const saving = phone.save(500).catch(() => 0);
    await expect.poll(() => phone.told.saved.size, { timeout: 60_000 }).toBeGreaterThan(before + 6);
    await pause(chance() * 400);
    await phone.kill();
    await saving;
    await phone.open();
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('24 a tab that is closed, and one that crashes, while a batch is on its way', async () => {
  const world = await World.make();
  const phone = await world.phone();
  for (const end of ['close', 'crash'] as const) {
    world.line.down();
    await phone.save(15);
    world.line.heal();
    world.line.fate(RECORDS, { do: 'late', ms: 400 }, 1);
    const came = world.line.next(RECORDS);
    const asked = phone.sync().catch(() => undefined);
    await came;
    const { page } = phone;
    if (end === 'close') await page.close();
    else await Promise.race([(await phone.cdp()).send('Page.crash').catch(() => undefined), pause(500)]);
    await asked;
    await phone.load();
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

/** Records wait, no page is open, and the browser wakes the service worker: a batch is on its way. */
async function workerSends(world: World, phone: Phone): Promise<void> {
  world.line.down();
  await phone.save(20);
  const elsewhere = await phone.context.newPage();
  await phone.page.close();
  world.line.heal();
  world.line.fate(RECORDS, { do: 'hole' }, 1);
  const came = world.line.next(RECORDS);
  await dispatchSync(phone, elsewhere, { lastChance: false });
  await came;
}

test('25 the service worker is killed with a batch on its way: nothing had left the outbox', async () => {
  const world = await World.make();
  const phone = await world.phone();
  for (let kills = 0; kills < times(2, 10); kills++) {
    await workerSends(world, phone);
    await stopWorkers(phone);
    await phone.load();
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('26 the sync event comes twice, and as the last chance: sent by the service worker, each record once', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.save(20);
  const elsewhere = await phone.context.newPage();
  await phone.page.close();
  // The last chance fails; it asks to be woken again, and the next event finds a network.
  await dispatchSync(phone, elsewhere, { lastChance: true });
  await pause(500);
  world.line.heal();
  await Promise.all([
    dispatchSync(phone, elsewhere, { lastChance: false }),
    dispatchSync(phone, elsewhere, { lastChance: true }),
  ]);
  await expect.poll(() => world.county.stored().length, { timeout: 20_000 }).toBe(20);
  await phone.load();
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

variant('26 no sync event ever comes, as on an iPhone: the open page sends by itself', async () => {
  const world = await World.make();
  const phone = await world.phone({
    init: `delete ServiceWorkerRegistration.prototype.sync; delete globalThis.SyncManager;`,
  });
  world.line.down();
  await phone.save(10);
  world.line.heal();
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});

test('27 two tabs and the service worker send at once: each record once, and no receipt counted twice', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.seed(times(400, 5000));
  const second = await phone.load();
  const [first] = phone.pages;
  world.line.heal();
  await Promise.all([
    phone.sync(first),
    phone.sync(second),
    dispatchSync(phone, second, { lastChance: false }),
  ]);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

/** Only this tab's clock that never goes back; the frozen one cannot be asked to move its own. */
function aMinuteLater(): void {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 61_000;
}

test('28 the tab that sends is frozen with a batch on its way: another tab sends in its place', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const holder = phone.page;
  const other = await phone.load();
  const renderer = await rendererOf(phone, holder);
  expect(await rendererOf(phone, other)).not.toBe(renderer);
  world.line.down();
  await phone.save(10, holder);
  world.line.heal();
  world.line.fate(RECORDS, { do: 'hole' }, 1);
  const came = world.line.next(RECORDS);
  phone.sync(holder).catch(() => undefined);
  // At once: half a minute later it would have given the request up, and let go of the lock.
  await came;
  process.kill(renderer, 'SIGSTOP');
  try {
    await phone.sync(other);
    expect((await phone.waiting(other)).unsent).toBe(10);
    if (LONG) await pause(61_000);
    else await other.evaluate(aMinuteLater);
    await phone.sync(other);
    expect(await phone.save(5, other)).toBe(5);
    await phone.drain();
  } finally {
    process.kill(renderer, 'SIGCONT');
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

/** A write that does not end: what a tab leaves behind that is suspended in the middle of one. Resolves once it has begun. */
function writeWithoutEnd(): Promise<void> {
  return new Promise((begun) => {
    const opening = indexedDB.open('kakou');
    opening.onsuccess = () => {
      const store = opening.result.transaction(['meta', 'outbox'], 'readwrite').objectStore('meta');
      const again = () => {
        store.get('phone').onsuccess = again;
        begun();
      };
      store.get('phone').onsuccess = again;
    };
  });
}

variant(
  '28 a tab is suspended in the middle of a write: the other says at once that it could not record, and goes on after',
  async () => {
    const world = await World.make();
    const phone = await world.phone();
    const holder = phone.page;
    const other = await phone.load();
    const renderer = await rendererOf(phone, holder);
    await holder.evaluate(writeWithoutEnd);
    process.kill(renderer, 'SIGSTOP');
    const [intent = ''] = intents(1);
    const began = Date.now();
    expect(await phone.saveIntents([intent], other)).toBe(0);
    expect(Date.now() - began).toBeLessThan(9000);
    expect(phone.told.denied.get(intent)).toBe('not-saved');
    process.kill(renderer, 'SIGKILL');
    expect(await phone.saveIntents([intent], other)).toBe(1);
    await phone.drain();
    expect(await world.judge()).toEqual([]);
  },
);

test('29 no Web Locks: two tabs save and send at once, all of it is correct, only not thrifty', async () => {
  const world = await World.make();
  const init = `delete Navigator.prototype.locks;`;
  const phone = await world.phone({ init });
  const second = await phone.load();
  const [first] = phone.pages;
  expect(await second.evaluate(() => 'locks' in navigator)).toBe(false);
  const saves = await Promise.all([phone.save(times(25, 300), first), phone.save(times(25, 300), second)]);
  expect(saves).toEqual([times(25, 300), times(25, 300)]);
  await Promise.all([phone.sync(first), phone.sync(second)]);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});
