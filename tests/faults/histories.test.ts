import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seeded } from './chance';
import { RECORDS } from './line';
import type { Phone } from './phone';
import { LONG, World } from './world';

/**
 * Random histories of a county: one to three phones, each with one or two tabs, and whatever may happen to them, in an
 * order that a seed gives. Then everything heals, what waits is sent, and the sets must be equal.
 */

const SOAK = process.env.SEEDS;
const FIRST = Number(process.env.FIRST_SEED ?? '1');
const SEEDS = Array.from({ length: Number(SOAK ?? (LONG ? '10' : '2')) }, (_, at) => FIRST + at);
const DEEDS = Number(process.env.DEEDS ?? (LONG || SOAK !== undefined ? '40' : '12'));

declare module 'vitest' {
  interface TaskMeta {
    /** How much of a history there was, for the soak to add up. */
    history?: { deeds: number; phones: number; recorded: number };
  }
}

type History = { world: World; phones: Phone[]; chance(): number; kept: boolean };
type Deed = (history: History) => Promise<void>;

const oneOf = <T>(history: History, all: readonly T[]): T => {
  const one = all[Math.floor(history.chance() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};
const aPhone = (history: History): Phone => oneOf(history, history.phones);
const aTab = (history: History, phone: Phone): Page => oneOf(history, phone.pages);
const DEEDS_BY_WEIGHT: readonly [name: string, weight: number, deed: Deed][] = [
  [
    'save',
    8,
    async (history) => {
      const phone = aPhone(history);
      await phone.save(1 + Math.floor(history.chance() * 6), aTab(history, phone));
    },
  ],
  [
    'save in two tabs at once',
    3,
    async (history) => {
      const phone = aPhone(history);
      if (phone.pages.length < 2) await phone.load();
      await Promise.all(phone.pages.map((page) => phone.save(2, page)));
    },
  ],
  [
    'send',
    5,
    async (history) => {
      const phone = aPhone(history);
      await phone.sync(aTab(history, phone));
    },
  ],
  [
    'send in every tab of every phone',
    2,
    async ({ phones }) => {
      await Promise.all(phones.flatMap((phone) => phone.pages.map((page) => phone.sync(page))));
    },
  ],
  [
    'cut',
    3,
    async ({ world, chance }) => world.line.fate(RECORDS, { do: 'cut-before-answer' }, 1 + chance() * 2),
  ],
  [
    'cut in the request',
    2,
    async ({ world, chance }) =>
      world.line.fate(RECORDS, { do: 'cut-request', bytes: Math.floor(chance() * 1500) }, 1),
  ],
  [
    'cut in the answer',
    2,
    async ({ world, chance }) =>
      world.line.fate(RECORDS, { do: 'cut-answer', bytes: Math.floor(chance() * 1200) }, 1),
  ],
  [
    'a bad answer',
    3,
    async (history) => {
      const status = oneOf(history, [200, 302, 400, 401, 403, 408, 413, 429, 500, 502, 503, 504]);
      history.world.line.fate(RECORDS, { do: 'say', status, body: 'nothing of ours' }, 1);
    },
  ],
  ['no network', 2, async ({ world }) => world.line.down()],
  ['a network', 3, async ({ world }) => world.line.heal()],
  [
    'kill the browser',
    2,
    async (history) => {
      const phone = aPhone(history);
      const saving = phone.save(20).catch(() => 0);
      await pause(history.chance() * 200);
      await phone.kill();
      await saving;
      await phone.open();
    },
  ],
  [
    'kill the server',
    2,
    async (history) => {
      const sending = aPhone(history)
        .sync()
        .catch(() => undefined);
      await pause(history.chance() * 60);
      await history.world.county.kill();
      await sending;
      await history.world.county.up();
    },
  ],
  [
    'freeze the server for a moment',
    1,
    async ({ world }) => {
      world.county.signal('SIGSTOP');
      await pause(300);
      world.county.signal('SIGCONT');
    },
  ],
  [
    'a clock jumps',
    2,
    async (history) => {
      const phone = aPhone(history);
      const by = Math.floor((history.chance() - 0.5) * 4e10);
      await aTab(history, phone).evaluate((ms) => {
        const real = Date.now.bind(Date);
        Date.now = () => real() + ms;
      }, by);
    },
  ],
  [
    'update the app',
    1,
    async (history) => {
      const { world } = history;
      await world.county.stop();
      await world.county.up({ variant: 'next' });
      const phone = aPhone(history);
      // The whole app is closed and opened twice, which is how an update comes without anybody's consent.
      for (let times = 0; times < 2; times++) {
        await phone.close();
        await phone.open();
      }
    },
  ],
  [
    'back up',
    1,
    async (history) => {
      history.world.county.backup();
      history.kept = true;
    },
  ],
  [
    'restore',
    1,
    async (history) => {
      const { county } = history.world;
      if (!history.kept) return;
      await county.stop();
      county.restore();
      await county.up();
    },
  ],
];

const ALL = DEEDS_BY_WEIGHT.flatMap(([name, weight, deed]) =>
  Array.from({ length: weight }, () => ({ name, deed })),
);

for (const seed of SEEDS)
  test(
    `a random history: seed ${seed}`,
    async ({ task }) => {
      const chance = seeded(seed);
      const world = await World.make();
      const phones: Phone[] = [];
      for (let count = 1 + Math.floor(chance() * (LONG ? 3 : 2)); count > 0; count--)
        phones.push(await world.phone());
      const history: History = { world, phones, chance, kept: false };
      const done: string[] = [];
      for (let count = 0; count < DEEDS; count++) {
        const { name, deed } = oneOf(history, ALL);
        done.push(name);
        await deed(history);
      }
      world.line.heal();
      // Twice, with somebody sending in between: a server that was brought back is first seen by what is sent to it.
      for (const phone of phones) {
        await phone.close();
        await phone.open();
        await phone.save(1);
        await phone.drain(60_000);
      }
      const told = [...new Set(phones.map((phone) => phone.told))];
      const recorded = told.reduce((sum, { saved }) => sum + saved.size, 0);
      task.meta.history = { deeds: done.length, phones: phones.length, recorded };
      expect(await world.judge(), `seed ${seed}: ${done.join(', ')}`).toEqual([]);
    },
    300_000 + DEEDS * 10_000,
  );
