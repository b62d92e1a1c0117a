import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seeded } from './chance';
import { RECORDS } from './line';
import { LONG, times, variant, World } from './world';

/** Rows 11 to 20 and 49: what servers do, and what is said in their name. */

const JSON_OF_OURS = { 'content-type': 'application/json', 'kakou-proto': '1' };
const ILL: Record<string, { status: number; headers?: Record<string, string>; body?: string }> = {
  '500': { status: 500 },
  '502 of a proxy': { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' },
  '503 with Retry-After': { status: 503, headers: { 'retry-after': '1' } },
  '504 of a proxy': { status: 504 },
};

test('11 500, 502, 503 and 504 for a while: tried again by itself, later and later, until it is over', async () => {
  const world = await World.make();
  const phone = await world.phone();
  // Once each: after a dozen failures in a row the next try is minutes away.
  for (const said of Object.values(ILL)) world.line.fate(RECORDS, { do: 'say', ...said }, 1);
  expect(await phone.save(10)).toBe(10);
  await phone.comesToNothing();
  expect(world.line.sendings).toBeGreaterThan(4);
  expect(await world.judge()).toEqual([]);
});

const REFUSALS = [
  [401, 'unknown-install'],
  [403, 'not-allowed'],
] as const;
for (const [status, error] of LONG ? REFUSALS : REFUSALS.slice(0, 1))
  test(`12 ${status} ${error} in the middle of sending: paused in sight, saving goes on, and it heals by itself`, async () => {
    const world = await World.make();
    const phone = await world.phone();
    world.line.down();
    await phone.seed(450);
    const refusal = { status, headers: JSON_OF_OURS, body: JSON.stringify({ error }) };
    world.line.heal();
    world.line.fate(RECORDS, { do: 'pass' }, 1);
    world.line.fate(RECORDS, { do: 'say', ...refusal }, 2);
    await phone.sync();
    expect(await phone.page.evaluate(() => window.phone.phase())).toBe('paused');
    expect((await phone.waiting()).unsent).toBe(250);
    expect(await phone.save(2)).toBe(2);
    await phone.drain();
    expect(await phone.page.evaluate(() => window.phone.phase())).toBe('idle');
    expect(await world.judge()).toEqual([]);
  });

variant(
  '12 a phone that the desk has shut out keeps every record, says so, and still takes new ones',
  async () => {
    const world = await World.make();
    const phone = await world.phone();
    await phone.save(3);
    await phone.drain();
    const { install } = await phone.page.evaluate(() => window.phone.install());
    await world.county.ask('DELETE', `/v1/phones/${install}`);
    expect(await phone.save(4)).toBe(4);
    await phone.sync();
    const { waiting, counted } = await phone.storage();
    expect([waiting.unsent, counted.waiting, counted.sent]).toEqual([4, 4, 3]);
    expect(await phone.page.evaluate(() => window.phone.install())).toMatchObject({ revoked: true });
    expect(world.county.stored()).toHaveLength(3);
  },
);

test('13 413, 408 and 429: the batch is made smaller, the wait is kept, and all of it arrives', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.seed(300);
  world.line.heal();
  world.line.fate(RECORDS, { do: 'say', status: 413 }, 3);
  world.line.fate(RECORDS, { do: 'say', status: 408 }, 2);
  world.line.fate(RECORDS, { do: 'say', status: 429, headers: { 'retry-after': '1' } }, 1);
  await phone.drain();
  // 200, 100 and 50 were too large; 25 and a few more each time are taken.
  expect(world.line.sendings).toBeGreaterThan(6 + 5);
  expect(await world.judge()).toEqual([]);
});

test('14 one poison record in a batch of 200: 199 arrive, one lies in sight with its reason, nothing waits behind it', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.seed(100);
  await phone.page.evaluate(() => window.phone.poison());
  await phone.seed(99);
  world.line.heal();
  await phone.drain();
  expect(await phone.waiting()).toMatchObject({ unsent: 0, rejected: 1 });
  expect(world.county.stored()).toHaveLength(199);
  expect(await world.judge()).toEqual([]);
});

test('15 kill -9 of the server while it takes a batch, again and again: nothing lost, nothing twice', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const chance = seeded(15);
  await world.county.kill();
  await phone.seed(times(800, 5000));
  for (let kills = 0; kills < times(2, 20); kills++) {
    await world.county.up();
    const came = world.line.next(RECORDS);
    const asked = phone.sync();
    await Promise.race([came, pause(2000)]);
    await pause(chance() * 120);
    await world.county.kill();
    await asked;
  }
  await world.county.up();
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('16 a server that is frozen, and answers after the phone has given up and sent again', async () => {
  const world = await World.make();
  const phone = await world.phone({ clock: !LONG });
  const came = world.line.next(RECORDS);
  world.county.signal('SIGSTOP');
  await phone.save(20);
  await came;
  if (LONG) await pause(62_000);
  else await phone.page.clock.fastForward(33_000);
  const again = world.line.next(RECORDS);
  const asked = phone.sync();
  await again;
  world.county.signal('SIGCONT');
  await asked;
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

/** Another process takes the write lock of the file, says so, and keeps it until its input ends. */
const HOLDER = `
import Database from 'libsql';
const file = new Database(process.argv[1]);
file.exec('PRAGMA busy_timeout = 5000');
file.exec('begin immediate');
process.stdout.write('held');
process.stdin.resume().on('end', () => { file.exec('rollback'); file.close(); });
`;
test('18 another process holds the write lock of the database: 503, nothing acknowledged, all of it later', async () => {
  const world = await World.make();
  const phone = await world.phone();
  const file = join(world.county.data, 'kakou.db');
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  expect(await phone.save(10)).toBe(10);
  await phone.sync();
  await pause(times(500, 10_000));
  expect((await phone.waiting()).unsent).toBe(10);
  expect(world.county.stored()).toHaveLength(0);
  holder.stdin.end();
  await once(holder, 'exit');
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});

test("20 the county is brought back from yesterday's backup: phones send again what they still keep", async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.save(6);
  await phone.drain();
  world.county.backup();
  await phone.save(14);
  await phone.drain();
  await world.county.stop();
  world.county.restore();
  expect(world.county.stored()).toHaveLength(6);
  await world.county.up();
  await phone.save(1);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
  expect(world.county.stored()).toHaveLength(21);
});

variant(
  '20 a phone that joined after the backup was made is unknown afterwards: it joins again, and loses nothing',
  async () => {
    const world = await World.make();
    world.county.backup();
    const phone = await world.phone();
    await phone.save(5);
    await phone.drain();
    await world.county.stop();
    world.county.restore();
    await world.county.up();
    await phone.save(4);
    await phone.sync();
    expect(await phone.page.evaluate(() => window.phone.phase())).toBe('paused');
    await phone.enrol(await world.county.enrolment());
    await phone.drain();
    expect(await world.judge()).toEqual([]);
    expect(world.county.stored()).toHaveLength(9);
  },
);

variant(
  "20 yesterday's database is put back by hand, and nobody is told: phones see it by what the server lacks",
  async () => {
    const world = await World.make();
    const phone = await world.phone();
    const file = (name: string) => join(world.county.data, name);
    const parts = ['', '-wal', '-shm'];
    const move = (from: string, to: string) => {
      for (const part of parts) rmSync(file(to + part), { force: true });
      for (const part of parts)
        if (existsSync(file(from + part))) copyFileSync(file(from + part), file(to + part));
    };
    await phone.save(6);
    await phone.drain();
    await world.county.stop();
    move('kakou.db', 'kept');
    await world.county.up();
    await phone.save(14);
    await phone.drain();
    await world.county.stop();
    move('kept', 'kakou.db');
    expect(world.county.stored()).toHaveLength(6);
    await world.county.up();
    await phone.save(1);
    await phone.drain();
    expect(await world.judge()).toEqual([]);
    expect(world.county.stored()).toHaveLength(21);
  },
);

test('49 sending fails for ever: what the county has to say still comes down, and the reverse', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.fate(RECORDS, { do: 'say', status: 500 });
  await phone.save(5);
  await phone.sync();
  const before = await phone.page.evaluate(() => window.phone.workers());
  await world.county.hire('Zhao Min');
  await phone.sync();
  expect(await phone.page.evaluate(() => window.phone.workers())).toBe(before + 1);
  expect((await phone.waiting()).unsent).toBe(5);
  world.line.heal();
  world.line.fate(/^GET \/v1\/pull/, { do: 'say', status: 500 });
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});
