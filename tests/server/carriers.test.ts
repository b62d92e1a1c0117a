import { describe, expect, test } from 'vitest';
import { type PassAnswer, passAnswerSchema } from '#domain/pass/pass-wire';
import { readMeta } from '#server/store/meta';
import { revokedNumbers } from '#server/store/revoked';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { declaration, nationalId } from './sayings';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Wish = { carrier?: 'live' | 'paper'; take?: boolean };

const asking = (phone: TestPhone, id: string, { carrier = 'live', take = false }: Wish = {}) =>
  phone.request('POST', '/v1/passes', {
    body: { declarations: [id], carrier, ...(take ? { take } : {}) },
  });

async function ask(phone: TestPhone, id: string, wish: Wish = {}): Promise<PassAnswer> {
  const response = await asking(phone, id, wish);
  expect(response.status).toBe(200);
  return passAnswerSchema.parse(await response.json());
}

const numbers = ({ passes }: PassAnswer) => passes.map((one) => one.number);

/** Says a declaration on a phone; gives its record id. */
async function declared(phone: TestPhone, serial = 1): Promise<string> {
  const said = await phone.seal(declaration({ identity: nationalId(serial) }));
  await phone.send([said]);
  return said.id;
}

/** The newest list of revoked passes: its number, and what posts refuse by it. */
async function revoked({ context }: TestCounty): Promise<{ number: number; passes: string[] }> {
  const { db } = context.store;
  return {
    number: Number(await readMeta(db, 'revocation-number')),
    passes: await revokedNumbers(db),
  };
}

describe.each(STORES)('%s', (kind) => {
  test('another phone that declares the same person takes the pass, in a new list at once, and the first is told', async () => {
    const county = await testCounty(kind);
    const [first, second] = [await county.traveller(), await county.traveller()];
    const mine = await declared(first);
    const before = await ask(first, mine);
    const theirs = await declared(second);
    const list = (await revoked(county)).number;
    const after = await ask(second, theirs);
    expect(await revoked(county)).toMatchObject({ number: list + 1, passes: numbers(before) });
    const told = await ask(first, mine);
    expect(told).toMatchObject({ passes: [], replaced: [{ declaration: mine, by: 'phone' }] });
    expect(told.replaced?.[0]?.at).toBeGreaterThan(Date.now() - MINUTE);
    // Being told changes nothing, however often.
    await ask(first, mine);
    expect(numbers(await ask(second, theirs))).toEqual(numbers(after));
    expect((await revoked(county)).number).toBe(list + 1);
  });

  test('who was told takes the pass back on their own phone, and the other is told in turn', async () => {
    const county = await testCounty(kind);
    const [first, second] = [await county.traveller(), await county.traveller()];
    const mine = await declared(first);
    const [lost] = numbers(await ask(first, mine));
    const theirs = await declared(second);
    const [other] = numbers(await ask(second, theirs));
    const back = await ask(first, mine, { take: true });
    expect(numbers(back)).not.toContain(lost);
    expect(numbers(await ask(first, mine, { take: true }))).toEqual(numbers(back));
    expect((await revoked(county)).passes.sort()).toEqual([lost, other].sort());
    expect(await ask(second, theirs)).toMatchObject({
      passes: [],
      replaced: [{ declaration: theirs, by: 'phone' }],
    });
  });

  test('of a person there is never more than one good pass, whatever the phones ask for and in which order', async () => {
    const county = await testCounty(kind);
    const phones = [await county.traveller(), await county.traveller()] as const;
    const ids = [await declared(phones[0]), await declared(phones[1])] as const;
    const wishes: [0 | 1, Wish][] = [
      [0, {}],
      [1, {}],
      [1, { carrier: 'paper' }],
      [0, {}],
      [0, { take: true }],
      [0, { carrier: 'paper' }],
      [1, { take: true }],
      [1, { carrier: 'paper' }],
      [1, { take: true }],
    ];
    for (const [who, wish] of wishes) {
      await ask(phones[who], ids[who], wish);
      const good = await county.context.store.db
        .selectFrom('passes')
        .select(['number', 'install', 'carrier'])
        .where('revoked_at', 'is', null)
        .execute();
      expect(good).toHaveLength(1);
    }
    const audit = await county.context.store.db.selectFrom('audit').selectAll().execute();
    const taken = audit.filter((row) => row.action === 'pass');
    expect(taken.map((row) => JSON.parse(row.payload).claim)).toEqual([
      'declared',
      'declared',
      'declared',
      'taken-back',
      'declared',
      'taken-back',
      'declared',
      'taken-back',
    ]);
  });

  test('paper is the carrier until the phone that had it issued takes the pass back', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = await declared(phone);
    const [live] = numbers(await ask(phone, said));
    const [paper] = numbers(await ask(phone, said, { carrier: 'paper' }));
    expect(numbers(await ask(phone, said, { carrier: 'paper' }))).toEqual([paper]);
    expect(await ask(phone, said)).toMatchObject({ passes: [{ number: paper, carrier: 'paper' }] });
    const back = await ask(phone, said, { take: true });
    expect(back).toMatchObject({ passes: [{ carrier: 'live' }], replaced: [] });
    expect([live, paper]).not.toContain(back.passes[0]?.number);
  });

  test('a second trip of the same person on the same phone ends the pass of the first', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const [first, second] = [await declared(phone), await declared(phone)];
    await ask(phone, first);
    await ask(phone, second);
    expect(await ask(phone, first)).toMatchObject({ passes: [], replaced: [{ by: 'this-phone' }] });
  });

  test('two persons who turn out to be one keep the newer pass', async () => {
    const county = await testCounty(kind);
    const [first, second] = [await county.traveller(), await county.traveller()];
    const [mine, theirs] = [await declared(first, 1), await declared(second, 2)];
    await ask(first, mine);
    county.wait(1000);
    const newer = await ask(second, theirs);
    const { db } = county.context.store;
    const rows = await db.selectFrom('declarations').select(['id', 'person']).execute();
    const into = rows.find((row) => row.id === theirs)?.person ?? '';
    await db.updateTable('declarations').set({ person: into }).execute();
    await db.updateTable('passes').set({ person: into }).execute();
    expect(await ask(first, mine)).toMatchObject({ passes: [], replaced: [{ by: 'phone' }] });
    expect(numbers(await ask(second, theirs))).toEqual(numbers(newer));
  });
});

test('newcomers stop getting the pass of one person, while who had it before may still take it back', async () => {
  const county = await testCounty();
  const own = await county.traveller();
  const mine = await declared(own);
  await ask(own, mine);
  const answers: number[] = [];
  for (let i = 0; i < 5; i++) {
    const stranger = await county.traveller();
    answers.push((await asking(stranger, await declared(stranger))).status);
  }
  expect(answers).toEqual([200, 200, 200, 429, 429]);
  expect((await asking(own, mine, { take: true })).status).toBe(200);
  county.wait(DAY);
  const late = await county.traveller();
  expect((await asking(late, await declared(late))).status).toBe(200);
});

test('one phone does not make passes without end, and a refusal issues none of a car', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await declared(phone);
  for (let i = 0; i < 4; i++) {
    expect((await asking(phone, said, { take: true })).status).toBe(200);
    expect((await asking(phone, said, { carrier: 'paper', take: true })).status).toBe(200);
  }
  const other = await declared(phone, 2);
  const before = await county.context.store.db.selectFrom('passes').select('number').execute();
  const body = { declarations: [other, said], carrier: 'live', take: true };
  expect((await phone.request('POST', '/v1/passes', { body })).status).toBe(429);
  expect(await county.context.store.db.selectFrom('passes').select('number').execute()).toEqual(before);
});
