import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seeded } from './chance';
import { ANYTHING, RECORDS } from './line';
import type { Phone } from './phone';
import { LONG, times, World } from './world';

/** Rows 1 to 10 of the fault list: what networks do to phones in the field. */

test('1 offline at capture: recorded all the same, and sent by itself when there is a network', async () => {
  const world = await World.make();
  const phone = await world.phone();
  await phone.context.setOffline(true);
  expect(await phone.save(10)).toBe(10);
  await phone.sync();
  expect((await phone.waiting()).unsent).toBe(10);
  await phone.context.setOffline(false);
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});

test('2 cut after the commit, before the answer: sent again, stored once, nothing lost', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.fate(RECORDS, { do: 'cut-before-answer' }, times(6, 20));
  await phone.save(times(20, 100));
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

const CUTS = LONG
  ? Array.from({ length: 120 }, (_, at) => 1 + at * 17)
  : [1, 40, 300, 700, 900, 1100, 1300, 1500, 1800];
test('3 cut in the middle of the request: half a batch is no batch, and the whole comes later', async () => {
  const world = await World.make();
  const phone = await world.phone();
  for (const bytes of CUTS) {
    world.line.fate(RECORDS, { do: 'cut-request', bytes }, 2);
    await phone.save(1);
    await phone.sync();
    world.line.heal();
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('4 cut in the middle of the answer: what does not parse acknowledges nothing', async () => {
  const world = await World.make();
  const phone = await world.phone();
  for (const bytes of LONG ? Array.from({ length: 60 }, (_, at) => 1 + at * 23) : [20, 300, 700, 900, 1100]) {
    world.line.fate(RECORDS, { do: 'cut-answer', bytes }, 2);
    await phone.save(1);
    await phone.sync();
    world.line.heal();
  }
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

/** Half a minute passes for the page: at once in the short form, in truth in the long one. */
async function halfAMinute(phone: Phone): Promise<void> {
  if (LONG) await pause(33_000);
  else await phone.page.clock.fastForward(33_000);
}

test('5 a black hole that takes and never answers: given up after half a minute, and saving goes on meanwhile', async () => {
  const world = await World.make();
  const phone = await world.phone({ clock: !LONG });
  world.line.fate(RECORDS, { do: 'hole' }, 1);
  const swallowed = world.line.next(RECORDS);
  await phone.save(3);
  await swallowed;
  expect(await phone.save(3)).toBe(3);
  expect((await phone.waiting()).unsent).toBe(6);
  await halfAMinute(phone);
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('6 a very slow line that loses packets: everything arrives, once', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.slow({ oneWay: 250, bytesPerSecond: 6000, lost: 0.03, again: 1500, random: seeded(6) });
  await phone.save(times(30, 1000));
  await phone.drain(times(200_000, 1_500_000));
  expect(await world.judge()).toEqual([]);
});

const PORTALS = {
  'a page with 200': { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Wi-Fi</h1>' },
  'a 302 to a page': { status: 302, headers: { location: 'http://portal.invalid/login' } },
  'a 200 that says it is JSON': { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' },
};
test('7 a captive portal, by a page, by a 302 and by JSON: believed by nobody, and the app still opens', async () => {
  const world = await World.make();
  const phone = await world.phone();
  let waits = 0;
  for (const said of Object.values(PORTALS)) {
    world.line.heal();
    world.line.fate(ANYTHING, { do: 'say', ...said });
    waits += await phone.save(4);
    await phone.sync();
    await phone.page.reload();
    await phone.page.waitForFunction(() => 'phone' in window);
    expect((await phone.waiting()).unsent).toBe(waits);
  }
  world.line.heal();
  await phone.drain();
  expect(await world.judge()).toEqual([]);
});

test('8 a network that comes and goes every 200 ms: a long queue arrives, each record once', async () => {
  const world = await World.make();
  const phone = await world.phone();
  world.line.down();
  await phone.seed(times(800, 10_000));
  world.line.up();
  let isUp = true;
  const flapping = setInterval(() => {
    isUp = !isUp;
    if (isUp) world.line.up();
    else world.line.down();
  }, 200);
  try {
    await phone.drain(times(200_000, 1_500_000));
  } finally {
    clearInterval(flapping);
  }
  world.line.heal();
  expect(await world.judge()).toEqual([]);
});

test('9 navigator.onLine lies both ways: it is never asked', async () => {
  const world = await World.make();
  const phone = await world.phone({
    init: `Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })`,
  });
  await phone.save(4);
  await phone.comesToNothing();
  phone.init = `Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true })`;
  await phone.close();
  await phone.open();
  world.line.down();
  expect(await phone.save(4)).toBe(4);
  world.line.up();
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});

test('10 TLS that breaks at its first bytes, and a name that nobody knows: kept until there is a way', async () => {
  const world = await World.make();
  const token = (await world.county.enrolment()).split('#')[1] ?? '';
  await world.county.stop();
  await world.county.up({ flags: ['--lan'] });
  const https = world.line.origin.replace('http:', 'https:');
  const phone = await world.stranger({ flags: ['--ignore-certificate-errors'] }, https);
  await phone.enrol(`${https}/enrol#${token}`);
  await phone.offlineReady();
  world.line.cutHello();
  expect(await phone.save(4)).toBe(4);
  await phone.sync();
  expect((await phone.waiting()).unsent).toBe(4);
  world.line.heal();
  phone.flags = ['--ignore-certificate-errors', '--host-resolver-rules=MAP localhost ~NOTFOUND'];
  await phone.close();
  await phone.open();
  expect(await phone.save(4)).toBe(4);
  await phone.sync();
  expect((await phone.waiting()).unsent).toBe(8);
  phone.flags = ['--ignore-certificate-errors'];
  await phone.close();
  await phone.open();
  await phone.comesToNothing();
  expect(await world.judge()).toEqual([]);
});
