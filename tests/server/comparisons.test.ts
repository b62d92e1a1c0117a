import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Check } from '#domain/check/check';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { compareDue } from '#server/compare/compare-due';
import { comparePersons } from '#server/compare/compare-persons';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { arrival, check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DEST = '610921100001';

type Guard = Awaited<ReturnType<TestCounty['worker']>>;

/** What is open at the county's desk: kind, record, whose it is. */
async function open(county: TestCounty) {
  const answer = await county.desk('GET', '/v1/open-items');
  return openItemsAnswerSchema.parse(await answer.json()).items;
}

/** The same as short texts. */
const lists = async (county: TestCounty) =>
  (await open(county)).map(({ kind, name }) => `${kind} ${name}`).sort();

/** How the comparisons ended that were closed. */
async function closed(county: TestCounty) {
  const { db } = county.context.store;
  const rows = await db.selectFrom('open_items').selectAll().where('state', '=', 'closed').execute();
  return rows.map(({ kind, outcome, closed_by: by }) => `${kind} ${outcome} ${by}`).sort();
}

/** Time goes by, and the server's minutes with it. */
async function later(county: TestCounty, ms: number): Promise<void> {
  county.wait(ms);
  // Somebody sits at the desk all the while.
  const now = county.context.now();
  await county.context.store.db.updateTable('sessions').set({ made_at: now, seen_at: now }).execute();
  await compareDue(county.context);
}

async function say(phone: Guard, saying: Parameters<TestPhone['seal']>[0], takenAt = Date.now()) {
  const sealed = await phone.seal(saying, { worker: phone.worker, post: phone.post.id, takenAt });
  await phone.send([sealed]);
  return sealed.id;
}

/** A party of three who want to arrive in an hour; their declarations' ids. */
async function party(county: TestCounty): Promise<string[]> {
  const traveller = await county.traveller();
  const [first, together] = [declaration({ destination: DEST }), uuid()];
  const sealed = [];
  for (const [at, name] of ['魏晓棠', '何素问', '袁立群'].entries()) {
    const person = { ...first.body.person, name, identity: nationalId(at + 1) };
    const body = { ...first.body, party: together, partySize: 3, position: at + 1, person };
    sealed.push(await traveller.seal({ kind: 'declaration', body }));
  }
  await traveller.send(sealed);
  return sealed.map(({ id }) => id);
}

/** A check of somebody who declared, in a car with so many heads. */
function checkOf(id: string, car: Partial<Check['car']>): { kind: 'check'; body: Check } {
  const one = check({ subject: { declaration: id }, destination: DEST });
  return { ...one, body: { ...one.body, car: { ...one.body.car, ...car } } };
}

const came = (id: string, origin = '4201') => {
  const one = arrival({ subject: { declaration: id } });
  return { ...one, body: { ...one.body, origin } };
};

describe.each(STORES)('%s', (kind) => {
  test('who declared and is seen nowhere is the village’s to find, with a clock of two hours', async () => {
    const county = await testCounty(kind);
    const duty = await county.worker(county.village);
    expect(duty.post.area).toBe(DEST);
    const traveller = await county.traveller();
    await traveller.send([await traveller.seal(declaration({ destination: DEST }))]);
    await later(county, 6 * HOUR);
    expect(await open(county)).toEqual([]);
    await later(county, HOUR + MINUTE);
    const [item] = await open(county);
    expect(item).toMatchObject({ kind: 'never-came', owner: DEST, now: DEST, destination: DEST });
    expect((item?.due ?? 0) - (item?.foundAt ?? 0)).toBe(2 * HOUR);
    expect(item?.detail.arriveAt).toBe(item?.at);
    await later(county, MINUTE);
    expect(await open(county)).toHaveLength(1);
  });

  test('it closes by itself when a check comes, and that is on record', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const said = await traveller.seal(declaration({ destination: DEST }));
    await traveller.send([said]);
    await later(county, 8 * HOUR);
    const guard = await county.worker(county.exit);
    await say(guard, checkOf(said.id, {}));
    expect(await open(county)).toEqual([]);
    expect(await closed(county)).toEqual(['never-came later server']);
    const { db } = county.context.store;
    const entries = await db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', '%never-came')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual(['open-never-came', 'closed-never-came']);
  });

  test('who was let go and never reached the village is found after four hours, and anywhere they come to', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const other = await county.worker(county.other);
    await say(guard, check({ destination: DEST }));
    await later(county, 4 * HOUR - MINUTE);
    expect(await open(county)).toEqual([]);
    await later(county, 2 * MINUTE);
    expect(await open(county)).toMatchObject([{ kind: 'never-arrived', owner: DEST }]);
    await say(other, arrival({ village: county.other.area }));
    expect(await closed(county)).toEqual(['never-arrived elsewhere server']);
  });

  test('who is in the village and passed no post is found, and a check that comes late explains it', async () => {
    const county = await testCounty(kind);
    const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
    const one = arrival();
    await say(duty, { ...one, body: { ...one.body, origin: '4201' } });
    await later(county, 31 * MINUTE);
    expect(await open(county)).toMatchObject([{ kind: 'no-post', owner: DEST, origin: null }]);
    await say(guard, check({ destination: DEST }), Date.now() - HOUR);
    expect(await open(county)).toEqual([]);
    expect(await closed(county)).toEqual(['no-post found server']);
  });

  test('a party of three of whom two are checked misses the third, until they come by another way', async () => {
    const county = await testCounty(kind);
    const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
    const ids = await party(county);
    const car = { id: uuid(), heads: 2 };
    await say(guard, checkOf(ids[0] ?? '', { ...car, seat: 1 }));
    await say(guard, checkOf(ids[1] ?? '', { ...car, seat: 2 }));
    await later(county, 31 * MINUTE);
    const [item] = await open(county);
    expect(item).toMatchObject({
      kind: 'fewer-checked',
      name: '袁*群',
      owner: county.exit.area,
      postName: 'North exit',
      detail: { declared: 3, checked: 2 },
    });
    await say(duty, came(ids[2] ?? ''));
    expect(await closed(county)).toEqual(['fewer-checked found server']);
    await later(county, 31 * MINUTE);
    expect(await lists(county)).toEqual(['no-post 袁*群']);
    await later(county, 4 * HOUR);
    expect(await lists(county)).toEqual(['never-arrived 何*问', 'never-arrived 魏*棠', 'no-post 袁*群']);
  });

  test('a car that said why one is missing is not asked again, and who does not come is not waited for', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const duty = await county.worker(county.village);
    const ids = await party(county);
    const car = { id: uuid(), heads: 2, absent: 'not-coming' as const };
    for (const seat of [1, 2]) {
      await say(guard, checkOf(ids[seat - 1] ?? '', { ...car, seat }));
      await say(duty, came(ids[seat - 1] ?? ''));
    }
    await later(county, HOUR);
    await later(county, 7 * HOUR);
    expect(await lists(county)).toEqual([]);
  });

  test('a car that went with somebody unchecked is the post’s', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const counted = check({ car: uuid() });
    await say(guard, { ...counted, body: { ...counted.body, car: { ...counted.body.car, heads: 3 } } });
    await later(county, 31 * MINUTE);
    expect(await open(county)).toMatchObject([
      { kind: 'fewer-checked', postName: 'North exit', detail: { heads: 3, checked: 1 } },
    ]);
  });

  test('records that come a day late are compared as they come', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await later(county, 0);
    await say(guard, check({ destination: DEST }), Date.now() - 24 * HOUR);
    expect(await lists(county)).toEqual(['never-arrived ']);
  });

  test('what the village says of somebody closes it, and the same person is not missed twice', async () => {
    const county = await testCounty(kind);
    const duty = await county.worker(county.village);
    const [first] = await party(county);
    await later(county, 8 * HOUR);
    expect(await open(county)).toHaveLength(3);
    await say(duty, {
      kind: 'closing',
      body: { kind: 'never-came', record: first ?? '', outcome: 'not-coming', word: '留在工地' },
    });
    expect(await lists(county)).toEqual(['never-came 何*问', 'never-came 袁*群']);
    await later(county, HOUR);
    expect(await lists(county)).toHaveLength(2);
  });

  test('what closed by itself is open again when what settled it turns out to be another’s', async () => {
    const county = await testCounty(kind);
    const [guard, other] = [await county.worker(county.exit), await county.worker(county.other)];
    await say(guard, check({ destination: DEST }));
    await later(county, 5 * HOUR);
    await say(other, arrival({ village: county.other.area }));
    expect(await open(county)).toEqual([]);
    const { db } = county.context.store;
    const { id } = await db.selectFrom('persons').select('id').executeTakeFirstOrThrow();
    await db.updateTable('arrivals').set({ person: uuid() }).execute();
    const now = county.context.now();
    const policy = await county.context.policies.inForce(db, now);
    await county.context.store.write((tx) => comparePersons(tx, [id], { policy, now }));
    expect(await open(county)).toMatchObject([{ kind: 'never-arrived', due: now + 2 * HOUR }]);
    await county.context.store.write((tx) => comparePersons(tx, [id], { policy, now }));
    expect(await open(county)).toHaveLength(1);
  });

  test('that they say themselves to have arrived settles nothing, and stands beside', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    await traveller.send([await traveller.seal(declaration({ destination: DEST }))]);
    const { db } = county.context.store;
    const { id: person } = await db.selectFrom('persons').select('id').executeTakeFirstOrThrow();
    const at = Date.now() + 2 * HOUR;
    await db
      .insertInto('self_arrivals')
      .values({
        ...{ id: uuid(), area: DEST, person, install: traveller.install, pass: '00112233aabbccdd' },
        ...{ corrected_at: at, received_at: at },
      })
      .execute();
    await later(county, 8 * HOUR);
    expect(await open(county)).toMatchObject([{ kind: 'never-came', detail: { saidHereAt: at } }]);
  });

  test('a county without a day’s records has nothing to do each minute', async () => {
    const county = await testCounty(kind);
    await later(county, HOUR);
    await later(county, HOUR);
    expect(await open(county)).toEqual([]);
  });
});

test('whatever order records come in, and however late, the same is found out', async () => {
  const found: string[][] = [];
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [3, 5, 0, 2, 4, 1],
  ]) {
    const county = await testCounty();
    const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
    await later(county, 0);
    const traveller = await county.traveller();
    const past = Date.now() - 20 * HOUR;
    const { body } = declaration({ destination: DEST, arriveAt: past });
    const together = uuid();
    const envelopes = [];
    for (const at of [1, 2, 3]) {
      const person = { ...body.person, name: `某${at}`, identity: nationalId(at) };
      const declared = { ...body, party: together, partySize: 3, position: at, person };
      envelopes.push(await traveller.seal({ kind: 'declaration', body: declared }, { takenAt: past - HOUR }));
    }
    const [a = '', b = ''] = envelopes.map(({ id }) => id);
    const car = { id: uuid(), heads: 2 };
    const atPost = { worker: guard.worker, post: county.exit.id, takenAt: past };
    const all = [
      ...envelopes.map((one) => () => traveller.send([one])),
      async () => guard.send([await guard.seal(checkOf(a, car), atPost)]),
      async () => guard.send([await guard.seal(checkOf(b, car), atPost)]),
      async () => {
        const there = { worker: duty.worker, post: county.village.id, takenAt: past + HOUR };
        return duty.send([await duty.seal(came(a), there)]);
      },
    ];
    for (const at of order) await all[at]?.();
    await later(county, MINUTE);
    found.push(await lists(county));
  }
  expect(found[0]).toEqual(['fewer-checked 某*', 'never-arrived 某*', 'never-came 某*']);
  expect(found[1]).toEqual(found[0]);
  expect(found[2]).toEqual(found[0]);
});
