import { expect, test } from 'vitest';
import { RECORDS } from './line';
import { intents, type Phone } from './phone';
import { times, World } from './world';

/** Rows 30 to 32: an older and a newer bundle of the app on the same phone. The newer one has another storage too. */

async function serveNext(world: World): Promise<void> {
  await world.county.stop();
  await world.county.up({ variant: 'next' });
}

/** The worker agrees to the new version; the page is loaded anew by it. */
async function update(phone: Phone): Promise<void> {
  const { page } = phone;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await page.waitForFunction(() => window.phone.updateState() === 'waiting', undefined, { polling: 50 });
  expect(await page.evaluate(() => window.phone.update())).toBe(true);
  await page.reload();
  await page.waitForFunction(() => 'phone' in window, undefined, { polling: 50 });
}

const storageVersion = (phone: Phone): Promise<number> =>
  phone.page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.find((one) => one.name === 'kakou')?.version ?? 0;
  });

test('30 the app is updated while it sends: what waits under the old bundle is sent by the new one', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.seed(times(700, 10_000));
  await serveNext(world);
  world.line.heal();
  world.line.fate(RECORDS, { do: 'late', ms: 150 });
  const before = await storageVersion(phone);
  const sending = phone.sync().catch(() => undefined);
  await update(phone);
  await sending;
  expect(await storageVersion(phone)).toBe(before + 1);
  await phone.save(5);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('31 a tab of the old bundle stays open after storage was changed: its saves fail in sight, and nothing is lost', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const old = phone.page;
  world.line.fate(RECORDS, { do: 'say', status: 503 });
  await phone.save(10, old);
  await serveNext(world);
  const fresh = await phone.load();
  await update(phone);
  const meant = intents(2);
  expect(await phone.saveIntents(meant, old)).toBe(0);
  expect(new Set(phone.told.denied.values())).toEqual(new Set(['not-saved']));
  expect(await phone.saveIntents(meant, fresh)).toBe(2);
  await old.reload();
  await old.waitForFunction(() => 'phone' in window);
  expect(await phone.save(3, old)).toBe(3);
  world.line.heal();
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('32 an old tab that does not let go blocks the change of storage: said in seconds, and it goes on when the tab is closed', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.save(4);
  const old = phone.page;
  await old.evaluate(() => {
    const holding = indexedDB.open('kakou');
    holding.onsuccess = () => Object.assign(window, { held: holding.result });
  });
  world.line.heal();
  await serveNext(world);
  const fresh = await phone.load();
  const began = Date.now();
  await update(phone);
  const [intent = ''] = intents(1);
  expect(await phone.saveIntents([intent], fresh)).toBe(0);
  expect(Date.now() - began).toBeLessThan(30_000);
  expect(phone.told.denied.get(intent)).toBe('not-saved');
  await old.close();
  expect(await phone.saveIntents([intent], fresh)).toBe(1);
  await phone.drain();
  await expect.poll(() => fresh.evaluate(() => window.phone.install().kind)).toBe('post');
  expect(await world.judge()).toEqual([]);
});
