import { createServer } from 'node:http';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { pullAnswerSchema } from '#domain/pull-wire';
import { type BatchAnswer, batchAnswerSchema } from '#domain/wire';
import { LIMITS } from '#server/access/limits';
import { createApp } from '#server/app';
import { openContext } from '#server/open-context';
import { takeRevs } from '#server/store/meta';
import { STORES, type TestCounty, testCounty } from './county';
import type { Sealed, TestPhone } from './phone';
import { declaration, nationalId } from './sayings';

/** Rows of the fault list that belong to the wire and the store alone; the others are in tests/faults. */

const seals = async (phone: TestPhone, count: number, from = 0): Promise<Sealed[]> => {
  const all: Sealed[] = [];
  for (let serial = 1; serial <= count; serial++)
    all.push(await phone.seal(declaration({ identity: nationalId(from + serial) })));
  return all;
};

const storedOf = (county: TestCounty) =>
  county.context.store.db.selectFrom('records').select(['id', 'hash', 'sealed', 'rev']).execute();

/** A second process's worth of server on the same database. @returns its base address */
async function anotherInstance(county: TestCounty): Promise<string> {
  const { data, db } = county;
  const log = pino({ enabled: false });
  const limits = { ...LIMITS, phone: 1e6, open: 1e6 };
  const context = await openContext({ data, db, origin: 'http://localhost', web: null, log, limits });
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  onTestFinished(async () => {
    await context.background.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await context.store.close();
  });
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** Sends again what is answered with busy, as phones do. */
async function sendTo(base: string, phone: TestPhone, said: readonly Sealed[]): Promise<BatchAnswer> {
  for (;;) {
    const answer = await phone.request('POST', '/v1/records', { body: phone.batch(said), base });
    if (answer.status !== 503) return batchAnswerSchema.parse(await answer.json());
  }
}

describe.each(STORES)('%s', (kind) => {
  test('21 two instances of the server get the same batch at once: each record is stored once, both acknowledge all', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const other = await anotherInstance(county);
    for (let round = 0; round < 3; round++) {
      const said = await seals(phone, 12, round * 12);
      const answers = await Promise.all([
        sendTo(county.base, phone, said),
        sendTo(other, phone, said),
        sendTo(other, phone, said.slice(3)),
      ]);
      for (const { results } of answers)
        expect(results.every((one) => one.status === 'stored' || one.status === 'duplicate')).toBe(true);
      const stored = answers.flatMap(({ results }) => results.filter((one) => one.status === 'stored'));
      expect(stored).toHaveLength(12);
    }
    expect(await storedOf(county)).toHaveLength(36);
  });

  test('42 the same batch a hundred times and more, in other orders and cut differently: stored once, acknowledged each time', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = await seals(phone, 10);
    await phone.send(said);
    const before = await storedOf(county);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(said, { minLength: 1 }),
        fc.integer({ min: 1, max: 10 }),
        async (some, size) => {
          for (let from = 0; from < some.length; from += size) {
            const { results, watermark } = await phone.send(some.slice(from, from + size));
            expect(results.every((one) => one.status === 'duplicate')).toBe(true);
            expect(watermark).toBe(10);
          }
        },
      ),
      { numRuns: 30 },
    );
    expect(await storedOf(county)).toEqual(before);
  });

  test('47 whatever text and size a record has, the bytes that the phone hashed are those that are answered and kept', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    // Lone surrogates, NUL and everything else that a string may hold.
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(900), async (name, serial) => {
        const said = await phone.seal(declaration({ name, identity: nationalId(serial) }));
        const [receipt] = (await phone.send([said])).results;
        expect(receipt?.hash).toBe(said.hash);
        expect(['stored', 'rejected']).toContain(receipt?.status);
        const row = (await storedOf(county)).find((one) => one.id === said.id);
        expect(row === undefined ? null : Buffer.from(row.sealed).toString('base64url')).toBe(
          receipt?.status === 'stored' ? said.text : null,
        );
      }),
      { numRuns: 25 },
    );
    const room = Math.floor((64 * 1024 * 3) / 4) - 41;
    const largest = await phone.sealBytes(crypto.getRandomValues(new Uint8Array(room)));
    expect(largest.text.length).toBeLessThanOrEqual(64 * 1024);
    const answer = await phone.send([largest]);
    expect(answer.results).toMatchObject([{ id: null, status: 'rejected', reason: 'unreadable' }]);
    expect(fromBase64Url(largest.text)).not.toBeNull();
  });
});

test('22 a transaction that took its numbers early and commits late hides nothing from a pull, in PostgreSQL', async () => {
  const county = await testCounty('postgres', { lockWait: 200 });
  const exit = await county.worker(county.exit);
  const traveller = await county.traveller();
  const pull = (cursor: string) => exit.request('GET', `/v1/pull?cursor=${cursor}`);
  const pulled = async (cursor: string) => pullAnswerSchema.parse(await (await pull(cursor)).json());
  let { cursor, more } = await pulled('0');
  while (more) ({ cursor, more } = await pulled(cursor));
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let began: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    began = resolve;
  });
  const late = county.context.store.write(async (tx) => {
    await takeRevs(tx, 50);
    began();
    await held;
  });
  await taken;
  const said = await traveller.seal(declaration({ entryPost: county.exit.id }));
  const sending = sendTo(county.base, traveller, [said]);
  // While it is open nothing with a higher number can be written or seen: a pull has nothing new, or is told to wait.
  const meanwhile = await pull(cursor);
  if (meanwhile.status !== 503)
    expect(pullAnswerSchema.parse(await meanwhile.json())).toMatchObject({ cursor, changes: [] });
  commit();
  await Promise.all([late, sending]);
  const { changes } = await pulled(cursor);
  expect(changes.filter((one) => one.table === 'expected').map((one) => one.key)).toEqual([said.id]);
});
