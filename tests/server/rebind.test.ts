import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { parsePass } from '#domain/pass/pass-bytes';
import { type PassAnswer, passAnswerSchema } from '#domain/pass/pass-wire';
import { compressPoint } from '#domain/pass/point';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;
const PHONE = '13800000001';

/** Somebody in a car: whose document, and the number they gave, if any. */
type Seat = { serial: number; phone?: string | undefined; plate?: string };

/** A car's declarations, said on one phone. */
async function declareCar(phone: TestPhone, seats: readonly Seat[], arriveAt = Date.now() + HOUR) {
  const party = uuid();
  const said = [];
  for (const [index, { serial, phone: number }] of seats.entries()) {
    const choice = { identity: nationalId(serial), plate: '陕GO0001', arriveAt };
    const saying = declaration(number === undefined ? choice : { ...choice, phone: number });
    Object.assign(saying.body, { party, partySize: seats.length, position: index + 1 });
    said.push(await phone.seal(saying));
  }
  await phone.send(said);
  return said.map((one) => one.id);
}

const askRebind = (phone: TestPhone, serial: number, number = PHONE) =>
  phone.request('POST', '/v1/passes/rebind', { body: { document: nationalId(serial), phone: number } });

async function bound(phone: TestPhone, serial: number): Promise<PassAnswer> {
  const response = await askRebind(phone, serial);
  expect(response.status).toBe(200);
  return passAnswerSchema.parse(await response.json());
}

async function fetched(phone: TestPhone, declarations: readonly string[], more = {}): Promise<PassAnswer> {
  const body = { declarations, carrier: 'live', ...more };
  return passAnswerSchema.parse(await (await phone.request('POST', '/v1/passes', { body })).json());
}

const goodPasses = (county: TestCounty) =>
  county.context.store.db
    .selectFrom('passes')
    .select(['declaration', 'install', 'carrier'])
    .where('revoked_at', 'is', null)
    .orderBy('issued_at')
    .execute();

describe.each(STORES)('%s', (kind) => {
  test('a phone that lost its key gets the pass for a document and its phone number, bound to its new key', async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    const [said = ''] = await declareCar(old, [{ serial: 1, phone: PHONE }]);
    const before = await fetched(old, [said]);
    const answer = await bound(fresh, 1);
    const [pass] = answer.passes;
    expect(pass).toMatchObject({
      declaration: said,
      carrier: 'live',
      label: { plate: '陕GO0001', name: '魏*棠' },
    });
    expect(parsePass(fromBase64Url(pass?.pass ?? '') ?? new Uint8Array())?.payload.deviceKey).toEqual(
      compressPoint(fromBase64Url(fresh.key) ?? new Uint8Array()),
    );
    expect(await goodPasses(county)).toEqual([
      { declaration: said, install: fresh.install, carrier: 'live' },
    ]);
    expect(pass?.number).not.toBe(before.passes[0]?.number);
    // Asked again because the answer was lost, it is the same pass.
    expect((await bound(fresh, 1)).passes).toEqual(answer.passes);
    expect((await fetched(fresh, [said])).passes).toEqual(answer.passes);
  });

  test('the phone that was left behind is told why, and may take the pass back', async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    const [said = ''] = await declareCar(old, [{ serial: 1, phone: PHONE }]);
    await fetched(old, [said]);
    await bound(fresh, 1);
    expect(await fetched(old, [said])).toMatchObject({ passes: [], replaced: [{ by: 'rebound' }] });
    expect((await fetched(old, [said], { take: true })).passes).toHaveLength(1);
    expect(await fetched(fresh, [said])).toMatchObject({ passes: [], replaced: [{ by: 'phone' }] });
  });

  test('everybody of the car who gave the same number or none comes along; another number and paper stay where they are', async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    const ids = await declareCar(old, [
      { serial: 1, phone: PHONE },
      { serial: 2 },
      { serial: 3, phone: '13900000009' },
      { serial: 4 },
    ]);
    await fetched(old, ids);
    const [, , , elder = ''] = ids;
    await fetched(old, [elder], { carrier: 'paper' });
    const answer = await bound(fresh, 1);
    expect(answer.passes.map((one) => one.declaration)).toEqual(ids.slice(0, 2));
    const kept = (await goodPasses(county)).filter((one) => one.install === old.install);
    expect(kept.map((one) => [one.declaration, one.carrier]).sort()).toEqual(
      [
        [ids[2], 'live'],
        [elder, 'paper'],
      ].sort(),
    );
  });

  test("somebody who gave no number goes by that of the car's first", async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    const ids = await declareCar(old, [{ serial: 1, phone: PHONE }, { serial: 2 }]);
    const answer = await bound(fresh, 2);
    expect(answer.passes.map((one) => one.declaration)).toEqual(ids);
  });

  test('of several trips the newest that is not past counts', async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    await declareCar(old, [{ serial: 1, phone: PHONE }], Date.now() - 2 * HOUR);
    const newest = await declareCar(old, [{ serial: 1, phone: PHONE }]);
    expect((await bound(fresh, 1)).passes.map((one) => one.declaration)).toEqual(newest);
    county.wait(5 * 24 * HOUR);
    const late = await county.traveller();
    expect((await askRebind(late, 1)).status).toBe(404);
  });

  test('whatever does not fit, the refusal is the same, and nothing is bound', async () => {
    const county = await testCounty(kind);
    const [old, fresh] = [await county.traveller(), await county.traveller()];
    await declareCar(old, [{ serial: 1, phone: PHONE }, { serial: 2 }]);
    await declareCar(old, [{ serial: 3 }]);
    const refusals = [
      await askRebind(fresh, 9),
      await askRebind(fresh, 1, '13800000002'),
      await askRebind(fresh, 3),
    ];
    for (const refused of refusals)
      expect([refused.status, await refused.json()]).toEqual([404, { error: 'not-found' }]);
    expect(await goodPasses(county)).toEqual([]);
    expect(await county.context.store.db.selectFrom('bindings').selectAll().execute()).toEqual([]);
  });
});

test('where somebody was seen before is not told to a phone that was bound later', async () => {
  const county = await testCounty();
  const [old, fresh] = [await county.traveller(), await county.traveller()];
  const guard = await county.worker(county.exit);
  const [said = ''] = await declareCar(old, [{ serial: 1, phone: PHONE }]);
  const looked = check({ subject: { declaration: said, identity: nationalId(1) } });
  await guard.send([await guard.seal(looked, { worker: guard.worker, post: county.exit.id })]);
  expect((await fetched(old, [said])).passes[0]?.lastCheck).toMatchObject({ post: 'North exit' });
  expect((await bound(fresh, 1)).passes[0]?.lastCheck).toBeUndefined();
});

test('after five wrong tries for one document nobody gets further for an hour, not even with the right number', async () => {
  const county = await testCounty();
  const old = await county.traveller();
  await declareCar(old, [{ serial: 1, phone: PHONE }]);
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++)
    statuses.push((await askRebind(await county.traveller(), 1, `1390000000${i}`)).status);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  // A document that nobody has is limited alike: the limit tells nothing.
  const nobody: number[] = [];
  for (let i = 0; i < 6; i++) nobody.push((await askRebind(await county.traveller(), 8)).status);
  expect(nobody).toEqual(statuses);
  expect((await askRebind(await county.traveller(), 1)).status).toBe(429);
  county.wait(HOUR + 1000);
  expect((await askRebind(await county.traveller(), 1)).status).toBe(200);
});

test('one phone tries five times an hour, and tries at once count like tries one after another', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => askRebind(phone, 20 + i).then((answer) => answer.status)),
  );
  expect(answers.filter((status) => status === 404)).toHaveLength(5);
  expect(answers.filter((status) => status === 429)).toHaveLength(3);
});

test('one address is cut off after sixty wrong tries, by however many phones', async () => {
  const county = await testCounty();
  const phones = await Promise.all(Array.from({ length: 13 }, () => county.traveller()));
  const answers: number[] = [];
  for (const [at, phone] of phones.entries())
    for (let i = 0; i < 5; i++) answers.push((await askRebind(phone, 100 + at * 5 + i)).status);
  expect(answers.slice(0, 60).every((status) => status === 404)).toBe(true);
  expect(answers.slice(60)).toEqual([429, 429, 429, 429, 429]);
});

test('binding anew is on record with who did it, and names no document and no number', async () => {
  const county = await testCounty();
  const [old, fresh] = [await county.traveller(), await county.traveller()];
  const [said = ''] = await declareCar(old, [{ serial: 1, phone: PHONE }]);
  await bound(fresh, 1);
  const rows = await county.context.store.db.selectFrom('audit').selectAll().execute();
  const entry = rows.find((row) => row.action === 'rebind');
  expect(entry).toMatchObject({ actor: `install:${fresh.install}`, area: '610921100001' });
  expect(JSON.parse(entry?.payload ?? '')).toEqual({ declarations: [said] });
  expect([...rows.map((row) => row.payload), ...county.log].join()).not.toContain(PHONE);
});
