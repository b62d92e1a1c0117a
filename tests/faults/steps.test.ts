import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { postgresLedger } from './postgres';
import { diesAtEachStep, KILL_AT, losesDatabaseAtEachStep, sqliteLedger, steps } from './server-steps';
import { variant, World } from './world';

/** Every step of a save, a sending and a batch is numbered, and the power goes at each: at some in the short form. */

test('19 the server dies before each of its steps from the batch to the answer: sent again, every record is there once', async () => {
  const { county } = await World.make({ preload: KILL_AT });
  await diesAtEachStep(county, sqliteLedger(county));
});

variant(
  '19 the same on PostgreSQL, before each statement and while each is on its way: all of a batch is there, or nothing',
  async () => {
    const { county } = await World.make({ preload: KILL_AT });
    await diesAtEachStep(county, await postgresLedger(county));
  },
);

variant(
  '19 the connection to PostgreSQL breaks before and in each statement: busy, and all of the batch later, once',
  async () => {
    const { county } = await World.make({ preload: KILL_AT });
    await losesDatabaseAtEachStep(county, await postgresLedger(county));
  },
);

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
  const phone = await world.phone({ init: alone });
  /** Opens it so that it will die at that step once it is armed; until then it sends what waits. */
  const toDieAt = async (at: number) => {
    phone.init = alone + stepping(at, port);
    await phone.open();
    await phone.drain();
  };
  const armed = () =>
    phone.page.evaluate(() => {
      window.armed = true;
    });
  await phone.close();
  await toDieAt(0);
  await armed();
  await phone.save(1);
  await phone.drain();
  const all = await phone.page.evaluate(() => window.steps);
  expect(all).toBeGreaterThan(20);
  const each = steps(all, 4);
  let died = 0;
  await phone.close();
  await toDieAt(each[0] ?? 1);
  for (const [nth, at] of each.entries()) {
    const gone = new Promise<void>((resolve) => {
      killed = () => {
        died += 1;
        resolve();
      };
    });
    await armed();
    const saving = phone
      .save(1)
      .then(() => phone.drain())
      .catch(() => undefined);
    await Promise.race([gone, saving]);
    await phone.kill();
    await saving;
    await toDieAt(each[nth + 1] ?? 0);
    expect(await world.judge(), `step ${at} of ${all}`).toEqual([]);
  }
  // How often it looks whether it may send is by chance, so that not each run comes as far as the last steps.
  expect(died).toBeGreaterThan(each.length * 0.6);
});
