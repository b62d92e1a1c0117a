import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seeded } from './chance';
import { HOOKS } from './hooks';
import { intents } from './phone';
import { losesItsDatabase, saysFull, saysWhatIsWritten } from './storage';
import { LONG, times, variant, World } from './world';

/** Rows 33 to 41: what happens to a phone's storage. */

test('33 no room left at a save: said at once to be full, never recorded by halves, and recorded when there is room', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const { saved, faults, unsent } = await saysFull(world, phone);
  expect(saved).toBeLessThan(80);
  expect(faults).toHaveLength(80 - saved);
  expect(new Set(faults)).toEqual(new Set(['storage-full']));
  expect(unsent).toBe(3 + saved);
  expect(phone.told.denied.size).toBe(0);
  expect(await world.judge()).toEqual([]);
});

test('34 the browser threw its database away, as it does on a full disk: joined anew, all of it is on the server, once', async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.save(3);
  await phone.drain();
  await phone.copyHolds(0);
  world.line.down();
  await losesItsDatabase(phone, times(70, 700));
  expect(await phone.page.evaluate(() => window.phone.install())).toMatchObject({ kind: 'none' });
  expect(await phone.page.evaluate(() => window.phone.before())).toBe(times(70, 700));
  world.line.heal();
  await phone.enrol(await world.county.enrolment());
  await phone.save(3);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
  await phone.copyHolds(0);
});

if (LONG && process.getuid?.() === 0)
  test('34 the disk of the phone is full: said in sight, what was recorded stays, and it works again when there is room', async () => {
    const world = await World.make();
    const { profile } = world.place();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'none', profile]);
    // Else the machine's own disk would be filled.
    expect(mounted.status).toBe(0);
    try {
      const phone = await world.phone({ profile });
      world.line.down();
      await phone.save(5);
      const filler = join(profile, 'filler');
      const block = Buffer.alloc(1 << 20);
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, block);
      } catch {
        closeSync(file);
      }
      const meant = intents(60);
      await phone.saveIntents(meant);
      expect(phone.told.denied.size).toBeGreaterThan(0);
      // In the room that was kept: what the database took with the last bytes of the disk is in the copy too.
      await phone.copyHolds(phone.told.saved.size);
      rmSync(filler);
      await phone.close();
      await phone.open();
      world.line.heal();
      // Measured: Chromium throws its database away, now or before: its log was torn by the write that found no room.
      const { kind } = await phone.page.evaluate(() => window.phone.install());
      if (kind === 'none') await phone.enrol(await world.county.enrolment());
      const again = [...phone.told.denied.keys()];
      expect(await phone.saveIntents(again)).toBe(again.length);
      await phone.drain();
      expect(await world.judge()).toEqual([]);
      await phone.copyHolds(0);
      await phone.close();
    } finally {
      spawnSync('umount', ['-l', profile]);
    }
  });

test('35 storage is cleared under the open app: the next save fails in sight, and the phone is another one from then on', async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.save(5);
  await phone.drain();
  const before = await phone.page.evaluate(() => window.phone.install());
  const session = await phone.cdp();
  await session.send('Storage.clearDataForOrigin', { origin: phone.origin, storageTypes: 'all' });
  const meant = intents(2);
  expect(await phone.saveIntents(meant)).toBe(0);
  expect(new Set(phone.told.denied.values())).toEqual(new Set(['not-enrolled']));
  const after = await phone.page.evaluate(() => window.phone.install());
  expect(after).toMatchObject({ kind: 'none', worker: null });
  expect(after.install).not.toBe(before.install);
  await phone.enrol(await world.county.enrolment());
  expect(await phone.saveIntents(meant)).toBe(2);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('35 only the database is cleared under the open app: joined anew, what was not sent is taken from the second copy', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.save(20);
  await phone.copyHolds(20);
  const session = await phone.cdp();
  await session.send('Storage.clearDataForOrigin', { origin: phone.origin, storageTypes: 'indexeddb' });
  const meant = intents(2);
  expect(await phone.saveIntents(meant)).toBe(0);
  world.line.heal();
  await phone.enrol(await world.county.enrolment());
  expect(await phone.saveIntents(meant)).toBe(2);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
  await phone.copyHolds(0);
});

test('36 the connection to storage is lost again and again, as on iPhones: opened anew, nothing lost and nothing twice', async () => {
  const world = await World.make();
  const phone = await world.phone({ init: HOOKS });
  const count = times(40, 400);
  const losing = phone.page.evaluate(async () => {
    for (let times = 0; times < 60; times++) {
      window.hooks.loseConnections();
      await new Promise((done) => setTimeout(done, 25));
    }
  });
  losing.catch(() => undefined);
  expect(await phone.save(count)).toBe(count);
  await losing;
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('37 storage never opens: the worker is told in seconds, and it works again when storage does', async () => {
  const world = await World.make();
  const phone = await world.phone({ init: HOOKS });
  await phone.save(2);
  await phone.page.evaluate(() => {
    window.hooks.openNever = true;
    window.hooks.loseConnections();
  });
  const [intent = ''] = intents(1);
  const began = Date.now();
  expect(await phone.saveIntents([intent])).toBe(0);
  expect(Date.now() - began).toBeLessThan(9000);
  expect(phone.told.denied.get(intent)).toBe('not-saved');
  await phone.page.evaluate(() => {
    window.hooks.openNever = false;
  });
  expect(await phone.saveIntents([intent])).toBe(1);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

variant(
  '37 a write that ends and is never told: the worker is told in seconds, tries again, and it is recorded once',
  async () => {
    const world = await World.make();
    const phone = await world.phone({ init: HOOKS });
    await phone.page.evaluate(() => {
      window.hooks.completeNever = true;
    });
    const [intent = ''] = intents(1);
    expect(await phone.saveIntents([intent])).toBe(0);
    expect(phone.told.denied.get(intent)).toBe('not-saved');
    await phone.page.evaluate(() => {
      window.hooks.completeNever = false;
    });
    expect(await phone.saveIntents([intent])).toBe(1);
    await phone.drain();
    expect(await world.judge()).toEqual([]);
    expect(world.county.stored()).toHaveLength(1);
  },
);

function flipBytes(profile: string, chance: () => number): number {
  const folder = join(profile, 'Default', 'IndexedDB');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ldb|log)$|MANIFEST/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  let flipped = 0;
  for (const path of files) {
    const { size } = statSync(path);
    if (size === 0) continue;
    const file = openSync(path, 'r+');
    for (let times = 0; times < 20; times++) {
      const at = Math.floor(chance() * size);
      const byte = Buffer.alloc(1);
      readSync(file, byte, 0, 1, at);
      writeSync(file, Buffer.of((byte[0] ?? 0) ^ 0xff), 0, 1, at);
      flipped += 1;
    }
    closeSync(file);
  }
  return flipped;
}

test('38 the files of storage are corrupt: what was sent is safe and what was not comes back, the phone says what it is', async () => {
  for (let seed = 1; seed <= times(1, 8); seed++) {
    const world = await World.make();
    const phone = await world.phone();
    await phone.save(30);
    await phone.drain();
    await phone.copyHolds(0);
    world.line.down();
    await phone.save(10);
    await phone.copyHolds(10);
    await phone.close();
    expect(flipBytes(phone.profile, seeded(seed))).toBeGreaterThan(0);
    world.line.heal();
    await phone.open();
    const { kind } = await phone.page.evaluate(() => window.phone.install());
    // It is what it was, or nobody's, and then it says so and joins anew.
    if (kind === 'none') await phone.enrol(await world.county.enrolment());
    await phone.save(3);
    const again = [...phone.told.denied.keys()];
    expect(await phone.saveIntents(again)).toBe(again.length);
    await phone.drain();
    expect(await world.judge()).toEqual([]);
  }
});

test('39 power loss: every save asks for the disk, and "recorded" comes only after the transaction is complete', async () => {
  const world = await World.make();
  const phone = await world.phone({ init: HOOKS });
  const saves = await saysWhatIsWritten(world, phone);
  expect(saves.map((one) => one.durability)).toEqual(Array(5).fill('strict'));
  const told = await phone.page.evaluate(() => window.phone.recordedAt);
  expect(told).toHaveLength(5);
  for (const [index, one] of saves.entries()) expect(told[index]).toBeGreaterThanOrEqual(one.completedAt);
});

test('40 a phone restored from a copy of another: nothing doubled, what clashes lies in sight, and joined anew it is another phone', async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.save(5);
  await phone.drain();
  world.line.down();
  await phone.save(2);
  await phone.close();
  const { profile } = world.place();
  cpSync(phone.profile, profile, { recursive: true });
  world.line.heal();
  const told = { begun: new Set<string>(), saved: new Map(), denied: new Map<string, string>() };
  const clone = await world.stranger({ profile, told });
  await phone.open();
  // The two that were copied with it are sent by both, and stored once; the others claim the same numbers.
  expect([await phone.save(4), await clone.save(4)]).toEqual([4, 4]);
  await phone.drain();
  await clone.drain();
  expect(await world.judge()).toEqual([]);
  const clashed = [];
  for (const one of [phone, clone])
    if ((await one.page.evaluate(() => window.phone.install())).cloned) clashed.push(one);
  expect(clashed.length).toBeGreaterThan(0);
  for (const one of clashed) await one.enrol(await world.county.enrolment());
  expect([await phone.save(6), await clone.save(6)]).toEqual([6, 6]);
  await phone.drain();
  await clone.drain();
  expect(await world.judge()).toEqual([]);
  const [one, other] = [await phone.storage(), await clone.storage()];
  expect(one.install).not.toBe(other.install);
  // What was said after joining anew is in the history, all of it.
  expect([...one.rows.slice(-6), ...other.rows.slice(-6)].map(({ state }) => state)).toEqual(
    Array(12).fill('sent'),
  );
});

test('41 the browser threw the database away while the app was closed: the county knows how much that phone still had, and gets it', async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.save(3);
  await phone.drain();
  const { install } = await phone.page.evaluate(() => window.phone.install());
  world.line.fate(/^POST \/v1\/records /, { do: 'say', status: 503 });
  await phone.save(7);
  await phone.sync();
  await phone.copyHolds(7);
  await phone.close();
  rmSync(join(phone.profile, 'Default', 'IndexedDB'), { recursive: true });
  await phone.open();
  expect(await phone.page.evaluate(() => window.phone.install())).toMatchObject({ kind: 'none' });
  const [row] = world.county.rows<{ unsent: number; watermark: number; last_seen: number }>(
    `select unsent, watermark, last_seen from installs where id = '${install}'`,
  );
  expect(row).toMatchObject({ unsent: 7, watermark: 3 });
  const places = await world.county.ask('GET', '/v1/places');
  expect(JSON.stringify(places)).toContain(`"install":"${install}"`);
  world.line.heal();
  await phone.enrol(await world.county.enrolment());
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});
