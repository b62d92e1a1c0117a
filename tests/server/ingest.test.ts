import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { packRecord } from '#domain/record/pack';
import { refusalSchema } from '#domain/wire';
import { STORES, type TestCounty, testCounty } from './county';
import { testPhone } from './phone';
import { check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;

async function rows(county: TestCounty, table: 'records' | 'records_conflict' | 'persons' | 'checks') {
  const { count } = await county.context.store.db
    .selectFrom(table)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe.each(STORES)('%s', (kind) => {
  test('a batch that comes twice, whole and in parts, is stored once and acknowledged each time', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = [];
    for (let serial = 1; serial <= 6; serial++)
      said.push(await phone.seal(declaration({ identity: nationalId(serial) })));
    const first = await phone.send(said);
    const again = await phone.send([...said].reverse());
    const part = await phone.send(said.slice(2, 4));
    expect(first.results.map((one) => one.status)).toEqual(Array(6).fill('stored'));
    expect([...again.results, ...part.results].map((one) => one.status)).toEqual(Array(8).fill('duplicate'));
    expect(again.results.map((one) => one.rev)).toEqual(first.results.map((one) => one.rev).reverse());
    expect(await rows(county, 'records')).toBe(6);
    expect(again.watermark).toBe(6);
  });

  test('two requests with the same records at the same time store each once', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = [];
    for (let serial = 1; serial <= 20; serial++)
      said.push(await phone.seal(declaration({ identity: nationalId(serial) })));
    const answers = await Promise.all([phone.send(said), phone.send(said), phone.send(said.slice(5))]);
    const stored = answers.flatMap((answer) => answer.results.filter((one) => one.status === 'stored'));
    expect(stored).toHaveLength(20);
    expect(await rows(county, 'records')).toBe(20);
    expect(await rows(county, 'persons')).toBe(20);
  });

  test('43 the same id with other content: the first stays, the second is kept as evidence, the phone is told', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const first = await phone.seal(declaration({ name: '甲一' }));
    const second = await phone.seal(declaration({ name: '乙二' }), { id: first.id });
    await phone.send([first]);
    const answer = await phone.send([second]);
    expect(answer.results).toEqual([{ id: first.id, hash: second.hash, status: 'conflict' }]);
    expect(answer.cloned).toBeUndefined();
    expect(await rows(county, 'records_conflict')).toBe(1);
    expect(await rows(county, 'records')).toBe(1);
  });

  test('another record at a place that is taken says that the phone was cloned', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const first = await phone.seal(declaration());
    const clone = await phone.seal(declaration(), { seq: first.seq });
    const answer = await phone.send([first, clone]);
    expect(answer.results.map((one) => one.status)).toEqual(['stored', 'conflict']);
    expect(answer.cloned).toBe(true);
  });

  test('the watermark stops before a gap and passes it when the missing record comes', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = [];
    for (let serial = 1; serial <= 5; serial++)
      said.push(await phone.seal(declaration({ identity: nationalId(serial) })));
    const [one, two, three, four, five] = said;
    if (!one || !two || !three || !four || !five) throw new Error('five were sealed');
    expect((await phone.send([one, two, four])).watermark).toBe(2);
    expect((await phone.send([five])).watermark).toBe(2);
    expect((await phone.send([three])).watermark).toBe(5);
  });

  test('one bad record of many is rejected by name and the others are stored', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const stranger = testPhone(county.base);
    stranger.county({ ...county.card, sealKeyId: '00000000' });
    const at = { worker: guard.worker, post: county.exit.id };
    const good = await guard.seal(check(), at);
    const otherPost = await guard.seal(check(), { ...at, post: county.village.id });
    const nobody = await guard.seal(check(), { ...at, worker: uuid() });
    const wrongKey = await stranger.seal(declaration());
    const withoutSteps = { ...good.record, id: uuid(), body: { ...good.record.body, health: undefined } };
    const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const { deflateSync } = await import('fflate');
    const malformed = await guard.sealBytes(packed(withoutSteps));
    const newer = await guard.sealBytes(packed({ ...good.record, v: 2, extra: true }));
    const rubbish = await guard.sealBytes(deflateSync(text('not a record')).subarray(0, 5));
    const foreign = await (await county.traveller()).seal(declaration());
    const cut = { text: good.text.slice(0, -20) };
    const more = [
      good,
      otherPost,
      nobody,
      wrongKey,
      malformed,
      newer,
      rubbish,
      foreign,
      cut,
      { text: 'AAAA' },
    ];
    const answer = await guard.send(more);
    expect(answer.results.map((one) => [one.status, one.reason])).toEqual([
      ['stored', undefined],
      ['rejected', 'other-post'],
      ['rejected', 'unknown-worker'],
      ['rejected', 'wrong-key'],
      ['rejected', 'malformed'],
      ['rejected', 'newer-version'],
      ['rejected', 'unreadable'],
      ['rejected', 'unreadable'],
      ['rejected', 'unreadable'],
      ['rejected', 'unreadable'],
    ]);
    expect(answer.results[4]?.fields).toEqual(['body.health']);
    expect(await rows(county, 'records')).toBe(1);
  });

  test('a phone says only what its kind may say, and only for itself', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const other = await county.traveller();
    const looked = await traveller.seal(check());
    const staffed = await traveller.seal(declaration(), { worker: uuid(), post: county.exit.id });
    const foreign = await other.seal(declaration());
    const body = {
      ...(traveller.batch([looked, staffed, foreign]) as object),
      sessions: { ...traveller.sessions(), ...other.sessions() },
    };
    const answer = await (await traveller.request('POST', '/v1/records', { body })).json();
    expect(answer.results.map((one: { reason: string }) => one.reason)).toEqual([
      'not-allowed',
      'not-allowed',
      'other-install',
    ]);
  });

  test('a sealing session that came once opens later batches without it', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    await phone.send([await phone.seal(declaration())]);
    const later = await phone.seal(declaration({ identity: nationalId(2) }));
    const without = { ...(phone.batch([later]) as object), sessions: {} };
    const answer = await (await phone.request('POST', '/v1/records', { body: without })).json();
    expect(answer.results[0].status).toBe('stored');
    const reopened = await phone.request('POST', '/v1/records', { body: without });
    expect((await reopened.json()).results[0].status).toBe('duplicate');
  });

  test('a wrong clock refuses nothing: the skew is kept and the time corrected by it', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const years = 2 * 365 * 24 * HOUR;
    const now = Date.now();
    const ahead = await phone.seal(declaration(), { takenAt: now + years - 10 * 60_000 });
    await phone.send([ahead], { sentAt: now + years });
    const ancient = await phone.seal(declaration({ identity: nationalId(2) }), { takenAt: 0 });
    await phone.send([ancient], { sentAt: now });
    const { db } = county.context.store;
    const stored = await db
      .selectFrom('records')
      .select(['id', 'taken_at', 'corrected_at'])
      .orderBy('seq')
      .execute();
    expect(stored[0]?.taken_at).toBe(now + years - 10 * 60_000);
    expect(Math.abs((stored[0]?.corrected_at ?? 0) - (now - 10 * 60_000))).toBeLessThan(10_000);
    expect(stored[1]?.corrected_at).toBeLessThan(60_000);
    const install = await db
      .selectFrom('installs')
      .select('skew_ms')
      .where('id', '=', phone.install)
      .executeTakeFirst();
    expect(Math.abs(install?.skew_ms ?? 1e9)).toBeLessThan(10_000);
  });

  test('another epoch is refused with the right one, and nothing is stored', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = await phone.seal(declaration());
    const response = await phone.request('POST', '/v1/records', {
      body: phone.batch([said], 'another-epoch'),
    });
    const { epoch } = await phone.send([]);
    expect(response.status).toBe(409);
    expect(refusalSchema.parse(await response.json())).toEqual({ error: 'epoch-changed', epoch });
    expect(await rows(county, 'records')).toBe(0);
    expect((await phone.request('POST', '/v1/records', { body: phone.batch([said], epoch) })).status).toBe(
      200,
    );
  });

  test('what a phone tells of itself is kept with it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const status = { unsent: 7, oldest: 1000, rejected: 1, persisted: false, policy: 1, app: '0.1.0' };
    await guard.send([], { status });
    const { phones } = await (await county.desk('GET', '/v1/places')).json();
    expect(phones).toMatchObject([
      { install: guard.install, unsent: 7, oldest: 1000, persisted: false, policy: 1 },
    ]);
  });
});

/** Packs what the schema would refuse, as an old or broken phone might. */
function packed(value: unknown): Uint8Array {
  return packRecord(value as Parameters<typeof packRecord>[0]);
}
