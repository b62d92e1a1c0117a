import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { batchAnswerSchema, installAnswerSchema } from '#domain/wire';
import { type TestPhone, testPhone } from '../server/phone';
import { declaration, nationalId } from '../server/sayings';
import type { County } from './county';
import { LONG, World } from './world';

/** Every step of a save, a sending and a batch is numbered, and the power goes at each: at some in the short form. */

/** All of them, or so many spread over the whole. */
function steps(all: number, few: number): number[] {
  const each = Array.from({ length: all }, (_, at) => at + 1);
  return LONG ? each : each.filter((_, at) => at % Math.ceil(all / few) === 0);
}

const KILL_AT = fileURLToPath(new URL('kill-at.mjs', import.meta.url));

async function traveller(county: County): Promise<TestPhone> {
  const phone = testPhone(`http://127.0.0.1:${county.port}`);
  const body = { install: phone.install, key: phone.key };
  const hello = await phone.request('POST', '/v1/installs', { body });
  phone.county(installAnswerSchema.parse(await hello.json()).county);
  return phone;
}

async function arm(county: County): Promise<void> {
  county.printed = '';
  county.signal('SIGUSR2');
  while (!county.printed.includes('armed')) await pause(2);
}

test('19 the server dies before each of its steps from the batch to the answer: sent again, every record is there once', async () => {
  const world = await World.make({ preload: KILL_AT });
  const { county } = world;
  const phone = await traveller(county);
  const venue = '018f0000-0000-7000-8000-0000000000aa';
  let serial = 0;
  const batch = async () => [
    await phone.seal(declaration({ identity: nationalId(++serial) })),
    await phone.seal({ kind: 'venue-visit', body: { venue, kind: 'venue' } }),
  ];
  const send = (said: Awaited<ReturnType<typeof batch>>) =>
    phone.request('POST', '/v1/records', { body: phone.batch(said) });
  await arm(county);
  expect((await send(await batch())).status).toBe(200);
  const all = Math.max(...[...county.printed.matchAll(/steps (\d+)/g)].map((found) => Number(found[1])));
  expect(all).toBeGreaterThan(8);
  let sent = 2;
  for (const at of steps(all, 4)) {
    await county.kill();
    await county.up({ env: { FAULT_KILL_AT: String(at) } });
    await arm(county);
    const said = await batch();
    await expect(send(said)).rejects.toThrow();
    await county.ended();
    const before = county.stored().filter((row) => said.some((one) => one.id === row.id)).length;
    // All of the batch or nothing of it.
    expect([0, 2]).toContain(before);
    await county.up();
    const { results, watermark } = batchAnswerSchema.parse(await (await send(said)).json());
    const word = before === 0 ? 'stored' : 'duplicate';
    expect(results.map((one) => [one.id, one.hash, one.status])).toEqual(
      said.map((one) => [one.id, one.hash, word]),
    );
    sent += 2;
    expect(watermark).toBe(sent);
  }
  expect(county.stored()).toHaveLength(sent);
  expect(county.rows('select id from persons')).toHaveLength(sent / 2);
});

/** Every transaction, write and request of a page is a step; before step `at` it asks to be killed and does nothing more. */
const stepping = (at: number, killer: number): string => `(() => {
  window.steps = 0;
  const step = () => {
    if (!window.armed) return;
    window.steps += 1;
    if (window.steps !== ${at}) return;
    const last = new XMLHttpRequest();
    last.open('GET', 'http://127.0.0.1:${killer}/', false);
    last.send();
  };
  const count = (target, name) => {
    const real = target[name];
    target[name] = function (...all) {
      step();
      return real.apply(this, all);
    };
  };
  for (const name of ['add', 'put', 'delete', 'get', 'getAll']) count(IDBObjectStore.prototype, name);
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...all) {
    step();
    const tx = begin.apply(this, all);
    tx.addEventListener('complete', step);
    return tx;
  };
  const ask = window.fetch;
  window.fetch = async (...all) => {
    step();
    const answer = await ask(...all);
    step();
    return answer;
  };
})();`;

declare global {
  interface Window {
    armed: boolean;
    steps: number;
  }
}

test('23 the phone dies at each of its steps from the save to the receipt: what it said is kept is sent, and once', async () => {
  const world = await World.make();
  let killed: () => void = () => undefined;
  const killer = createServer(() => killed()).listen(0);
  onTestFinished(() => {
    killer.closeAllConnections();
    killer.close();
  });
  const address = killer.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // Only the page's own steps are counted; the service worker would take some of them over.
  const alone = 'delete ServiceWorkerRegistration.prototype.sync;';
  const phone = await world.phone({ init: alone + stepping(0, port) });
  await phone.page.evaluate(() => {
    window.armed = true;
  });
  await phone.save(1);
  await phone.drain();
  const all = await phone.page.evaluate(() => window.steps);
  expect(all).toBeGreaterThan(20);
  for (const at of steps(all, 4)) {
    await phone.close();
    phone.init = alone + stepping(at, port);
    await phone.open();
    await phone.drain();
    const gone = new Promise<void>((resolve) => {
      killed = resolve;
    });
    await phone.page.evaluate(() => {
      window.armed = true;
    });
    const saving = phone
      .save(1)
      .then(() => phone.drain())
      .catch(() => undefined);
    await Promise.race([gone, saving]);
    await phone.kill();
    await saving;
    await phone.open();
    await phone.drain();
  }
  expect(await world.judge()).toEqual([]);
});
