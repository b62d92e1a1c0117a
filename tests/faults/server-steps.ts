import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { batchAnswerSchema, installAnswerSchema, refusalSchema } from '#domain/wire';
import { type TestPhone, testPhone } from '../server/phone';
import { declaration, nationalId } from '../server/sayings';
import type { County } from './county';
import { LONG } from './world';

/** Loaded into a server that is to be killed at its steps. */
export const KILL_AT = fileURLToPath(new URL('kill-at.mjs', import.meta.url));

/** What lies in a county's database, read by another hand than the server's. */
export type Ledger = {
  /** How the server finds that database. */
  env: Record<string, string>;
  /** When nothing that a dead server had begun is at work any more. */
  quiet(): Promise<void>;
  recordIds(): Promise<string[]>;
  persons(): Promise<number>;
};

/** Of the SQLite file, which needs no server of its own. */
export const sqliteLedger = (county: County): Ledger => ({
  env: {},
  quiet: async () => undefined,
  recordIds: async () => county.stored().map((row) => row.id),
  persons: async () => county.rows('select id from persons').length,
});

/** All of them, or so many spread over the whole. */
export function steps(all: number, few: number): number[] {
  const each = Array.from({ length: all }, (_, at) => at + 1);
  return LONG ? each : each.filter((_, at) => at % Math.ceil(all / few) === 0);
}

async function traveller(county: County): Promise<TestPhone> {
  const phone = testPhone(`http://127.0.0.1:${county.port}`);
  const body = { install: phone.install, key: phone.key };
  const hello = await phone.request('POST', '/v1/installs', { body });
  phone.county(installAnswerSchema.parse(await hello.json()).county);
  return phone;
}

/** How many steps the first answer after `arm` had come to. */
async function counted(county: County): Promise<number> {
  for (;;) {
    const [, told] = /armed[^]*?steps (\d+)\n/.exec(county.printed) ?? [];
    if (told !== undefined) return Number(told);
    await pause(2);
  }
}

async function arm(county: County): Promise<void> {
  county.printed = '';
  county.signal('SIGUSR2');
  while (!county.printed.includes('armed')) await pause(2);
}

/** Two records a batch: one that makes a person and much else, one that is only kept. */
async function sender(county: County) {
  const phone = await traveller(county);
  const venue = '018f0000-0000-7000-8000-0000000000aa';
  let serial = 0;
  return {
    seal: async () => [
      await phone.seal(declaration({ identity: nationalId(++serial) })),
      await phone.seal({ kind: 'venue-visit', body: { venue, kind: 'venue' } }),
    ],
    send: (said: readonly { text: string }[]) =>
      phone.request('POST', '/v1/records', { body: phone.batch(said) }),
  };
}

/**
 * The server dies before each of its steps from a batch to its answer. What was not answered is sent again to the server
 * that was started anew: every record must be there once, and be told as what it was.
 */
export async function diesAtEachStep(county: County, ledger: Ledger): Promise<void> {
  const { seal, send } = await sender(county);
  let sent = 0;
  const taken = async () => {
    expect((await send(await seal())).status).toBe(200);
    sent += 2;
  };
  const toDieAt = async (at: number) => {
    await county.kill();
    await county.up({ env: { ...ledger.env, FAULT_KILL_AT: String(at) } });
  };
  // Each batch that is counted comes after one that was taken, so that all of them have the same steps.
  await taken();
  await arm(county);
  await taken();
  const all = await counted(county);
  expect(all).toBeGreaterThan(8);
  const each = steps(all, 4);
  await toDieAt(each[0] ?? 1);
  for (const [nth, at] of each.entries()) {
    await taken();
    await arm(county);
    const said = await seal();
    const lived = await send(said).then(
      () => true,
      () => false,
    );
    // What it does each minute may have been among the steps that were counted.
    if (lived) {
      expect(await counted(county), `step ${at} of ${all}`).toBeLessThan(at);
      await county.kill();
    }
    await county.ended();
    await ledger.quiet();
    const there = await ledger.recordIds();
    const before = said.filter((one) => there.includes(one.id)).length;
    // All of the batch or nothing of it.
    expect(lived ? [2] : [0, 2], `step ${at} of ${all}`).toContain(before);
    await toDieAt(each[nth + 1] ?? 0);
    const { results, watermark } = batchAnswerSchema.parse(await (await send(said)).json());
    const word = before === 0 ? 'stored' : 'duplicate';
    expect(results.map((one) => [one.id, one.hash, one.status])).toEqual(
      said.map((one) => [one.id, one.hash, word]),
    );
    sent += 2;
    expect(watermark).toBe(sent);
  }
  expect(await ledger.recordIds()).toHaveLength(sent);
  expect(await ledger.persons()).toBe(sent / 2);
}

/**
 * The connection to PostgreSQL breaks before and in each statement of a batch, and the server lives. What it does not
 * answer with 200 is busy, and nothing of it is acknowledged; sent again, every record is there once.
 */
export async function losesDatabaseAtEachStep(county: County, ledger: Ledger): Promise<void> {
  await county.kill();
  await county.up({ env: { ...ledger.env, FAULT_CUT: 'on' } });
  const { seal, send } = await sender(county);
  expect((await send(await seal())).status).toBe(200);
  let sent = 2;
  let refused = 0;
  let all = 1;
  for (let at = 1; at <= all; at++) {
    await arm(county);
    const said = await seal();
    const answer = await send(said);
    all = Math.max(all, await counted(county));
    if (answer.status !== 200) {
      const { error } = refusalSchema.parse(await answer.json());
      expect([answer.status, error], `step ${at} of ${all}`).toEqual([503, 'busy']);
      refused += 1;
    }
    let again = await send(said);
    // Where the first had fewer steps than those before, it is in this one that the connection breaks.
    if (again.status === 503) again = await send(said);
    const { results, watermark } = batchAnswerSchema.parse(await again.json());
    expect(results.map(({ id, hash }) => [id, hash])).toEqual(said.map(({ id, hash }) => [id, hash]));
    const words = results.map((one) => one.status).join();
    // A commit that was on its way may have been done all the same.
    const right = answer.status === 200 ? ['duplicate,duplicate'] : ['stored,stored', 'duplicate,duplicate'];
    expect(right, `step ${at} of ${all}`).toContain(words);
    sent += 2;
    expect(watermark).toBe(sent);
  }
  expect(refused).toBeGreaterThan(8);
  expect(await ledger.recordIds()).toHaveLength(sent);
  expect(await ledger.persons()).toBe(sent / 2);
}
