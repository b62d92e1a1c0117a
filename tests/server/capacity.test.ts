import { describe, expect, test } from 'vitest';
import { type CapacityAnswer, capacityAnswerSchema } from '#domain/desk/capacity-desk';
import { previewSchema } from '#domain/desk/policy-desk';
import { type PullAnswer, pullAnswerSchema } from '#domain/pull-wire';
import type { Saying } from '#domain/record/record';
import { purge } from '#server/retention/purge';
import { STORES, type TestCounty, testCounty } from './county';
import { followUp } from './follow-up-sayings';
import type { TestPhone } from './phone';
import { onPhone, postAt, type Transferring, transferring } from './transferring';

const MASKS = { name: 'N95 口罩', unit: '只', stock: 300, useADay: 100, expires: '2031-01-01' };
const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };

const read = async (county: TestCounty, cookie?: string): Promise<CapacityAnswer> =>
  capacityAnswerSchema.parse(
    await (
      await county.desk('GET', '/v1/capacity', undefined, cookie === undefined ? {} : { cookie })
    ).json(),
  );

async function told<T extends 'supply' | 'site-report'>(phone: TestPhone, table: T) {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes }: PullAnswer = pullAnswerSchema.parse(await answer.json());
  return changes.flatMap((one) => (one.table === table ? [one.value] : []));
}

type Site = Transferring['site'];
async function say(site: Site, saying: Saying, takenAt?: number): Promise<void> {
  const where = { worker: site.worker, post: site.post.id, ...(takenAt === undefined ? {} : { takenAt }) };
  await site.send([await site.seal(saying, where)]);
}

async function addMasks(county: TestCounty, site: string | null): Promise<string> {
  const made = await county.desk('POST', '/v1/supplies', { site, ...MASKS });
  return String((await made.json()).id);
}

/** Somebody from a high-risk area, whom the site has received. */
async function received(all: Transferring, serial: number) {
  const today = new Date().toISOString().slice(0, 10);
  const held = await all.hold(serial, { stays: [{ place: '310115', from: '2020-01-01', to: today }] });
  await all.order(held.id);
  const [room] = (await onPhone(all.site)).rooms;
  await all.say(all.site, { transfer: held.id, step: 'received', room: room?.id ?? null });
  return held;
}

describe.each(STORES)('%s', (kind) => {
  test('a supply is told to the phones of its site alone, which count it; the newer of two counts stands', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const other = await county.worker(await postAt(county, 'West site', 'site'));
    const id = await addMasks(county, all.site.post.id);
    expect(await told(all.site, 'supply')).toMatchObject([{ id, stock: 300, countedBy: 'Wen Hua' }]);
    expect(await told(other, 'supply')).toEqual([]);
    const now = Date.now();
    await say(all.site, { kind: 'stock-count', body: { supply: id, left: 120 } }, now + 2000);
    await say(all.site, { kind: 'stock-count', body: { supply: id, left: 900 } }, now - 60_000);
    await say(other, { kind: 'stock-count', body: { supply: id, left: 7 } }, now + 3000);
    expect((await read(county)).supplies).toMatchObject([{ id, stock: 120, countedBy: 'Lu Ming' }]);
    expect(await told(all.site, 'supply')).toMatchObject([{ stock: 120 }]);
  });

  test('a desk corrects a supply and lets it go; the phones forget it, and each deed is on record', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const id = await addMasks(county, all.site.post.id);
    const changed = { ...MASKS, stock: 50, expires: null };
    expect((await county.desk('POST', `/v1/supplies/${id}`, changed)).status).toBe(200);
    expect((await read(county)).supplies).toMatchObject([{ stock: 50, expires: null }]);
    expect((await county.desk('DELETE', `/v1/supplies/${id}`)).status).toBe(200);
    expect((await county.desk('DELETE', `/v1/supplies/${id}`)).status).toBe(404);
    expect((await read(county)).supplies).toEqual([]);
    expect(await told(all.site, 'supply')).toEqual([null]);
    const noted = await county.context.store.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'supply-%')
      .orderBy('seq')
      .execute();
    expect(noted.map(({ action }) => action)).toEqual(['supply-made', 'supply-changed', 'supply-ended']);
  });

  test('what a supply may be is checked, and whose it is too', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, []);
    const bad = [
      { ...MASKS, stock: -1 },
      { ...MASKS, expires: '2026-02-30' },
      { ...MASKS, name: ' ' },
    ];
    for (const one of bad)
      expect((await county.desk('POST', '/v1/supplies', { site: null, ...one })).status).toBe(400);
    const nowhere = { site: all.team.post.id, ...MASKS };
    expect((await county.desk('POST', '/v1/supplies', nowhere)).status).toBe(404);
  });

  test('the site’s day is counted as its phone counts it, and confirmed; the newer confirmation stands', async () => {
    const county = await testCounty(kind);
    await county.publish({ basedOn: 1, riskAreas: [HIGH] });
    const all = await transferring(county, ['101', '102']);
    const { person } = await received(all, 1);
    const { day, sites } = await read(county);
    expect(sites).toMatchObject([{ rooms: 2, present: 1, free: 1, report: null, yesterday: null }]);
    expect(sites[0]?.today).toEqual({ in: 1, out: 0, present: 1, missing: 1, fevers: 0 });
    await say(all.site, followUp({ person: person.id }, { tenths: 381 }));
    const counts = { in: 1, out: 0, present: 1, missing: 0, fevers: 1 };
    expect((await read(county)).sites[0]?.today).toEqual(counts);
    const now = Date.now();
    await say(all.site, { kind: 'site-report', body: { day, counts, word: '发热已报' } }, now + 2000);
    const stale = { ...counts, missing: 1 };
    await say(all.site, { kind: 'site-report', body: { day, counts: stale } }, now - 60_000);
    const report = { day, counts, word: '发热已报', by: 'Lu Ming' };
    expect((await read(county)).sites).toMatchObject([{ report, yesterday: null }]);
    expect(await told(all.site, 'site-report')).toMatchObject([report]);
  });

  test('the figures of a day are kept, what the site added to them goes after four weeks', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const { day } = await read(county);
    const counts = { in: 0, out: 0, present: 7, missing: 0, fevers: 0 };
    await say(all.site, { kind: 'site-report', body: { day, counts, word: '魏晓棠发热' } });
    const { store, policies } = county.context;
    const kept = async () => {
      const now = county.context.now();
      await purge({ store, policies, now, write: (work) => store.write(work) });
      return await store.db.selectFrom('site_reports').select(['present', 'word']).execute();
    };
    expect(await kept()).toEqual([{ present: 7, word: '魏晓棠发热' }]);
    county.wait(29 * 24 * 3_600_000);
    expect(await kept()).toEqual([{ present: 7, word: null }]);
  });

  test('nobody but a quarantine site confirms a day, and a traveller counts no stock', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const { day } = await read(county);
    const counts = { in: 0, out: 0, present: 0, missing: 0, fevers: 0 };
    await say(all.post, { kind: 'site-report', body: { day, counts } });
    expect((await read(county)).sites).toMatchObject([{ report: null }]);
    const phone = await county.traveller();
    const { results } = await phone.send([await phone.seal({ kind: 'site-report', body: { day, counts } })]);
    expect(results).toMatchObject([{ status: 'rejected', reason: 'not-allowed' }]);
  });

  test('tests of today are counted once a person against what can be tested a day', async () => {
    const county = await testCounty(kind);
    await county.publish({ basedOn: 1, riskAreas: [HIGH] });
    const all = await transferring(county, ['101', '102']);
    await received(all, 1);
    expect((await read(county)).tests).toMatchObject({ aDay: null, free: null });
    expect((await county.desk('POST', '/v1/capacity', { testsADay: 40 })).status).toBe(200);
    const { db } = county.context.store;
    const instructions = await db.selectFrom('instructions').select(['id', 'due_done']).execute();
    expect(instructions).toHaveLength(1);
    const due = Date.now() - 1000;
    await db.updateTable('instructions').set({ due_done: due }).execute();
    expect((await read(county)).tests).toEqual({ aDay: 40, done: 0, ordered: 1, late: 1, free: 39, over: 0 });
    await db.updateTable('instructions').set({ done_at: Date.now() }).execute();
    expect((await read(county)).tests).toMatchObject({ done: 1, ordered: 0, free: 39 });
    await county.desk('POST', '/v1/capacity', { testsADay: null });
    expect((await read(county)).tests).toMatchObject({ aDay: null, free: null });
  });

  test('the preview of a policy says what is free beside what it needs', async () => {
    const county = await testCounty(kind);
    await transferring(county, ['101', '102', '103']);
    await county.desk('POST', '/v1/capacity', { testsADay: 4400 });
    const made = await county.desk('POST', '/v1/policy/previews', { basedOn: 1, riskAreas: [HIGH] });
    expect(previewSchema.parse(await made.json()).free).toEqual({ rooms: 3, tests: 4400 });
  });

  test('a team is on duty when its phone was heard from', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    await postAt(county, 'Car 2', 'drivers');
    const { id } = await all.hold(1);
    await all.order(id);
    const before = Date.now();
    await all.team.request('GET', '/v1/pull?cursor=0');
    const { teams } = await read(county);
    expect(teams).toMatchObject([
      { name: 'Car 1', under: 1 },
      { name: 'Car 2', under: 0, heardAt: null },
    ]);
    expect(teams[0]?.heardAt ?? 0).toBeGreaterThanOrEqual(before - 5000);
  });
});

test('a town sees its own store and tests, and touches nothing of the county', async () => {
  const county = await testCounty();
  const all = await transferring(county, ['101']);
  const id = await addMasks(county, all.site.post.id);
  const login = { login: 'town', password: 'harbour-violin-82-meadow' };
  const account = { ...login, name: 'Qi Bo', role: 'town-desk', area: '610921100' };
  await county.desk('POST', '/v1/accounts', account);
  const signedIn = await fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
  });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(await read(county, cookie)).toMatchObject({ sites: [], teams: [], supplies: [] });
  const asTown = (path: string, body: unknown) => county.desk('POST', path, body, { cookie });
  expect((await asTown(`/v1/supplies/${id}`, MASKS)).status).toBe(404);
  expect((await asTown('/v1/supplies', { site: all.site.post.id, ...MASKS })).status).toBe(404);
  await asTown('/v1/supplies', { site: null, ...MASKS });
  await asTown('/v1/capacity', { testsADay: 5 });
  expect(await read(county, cookie)).toMatchObject({
    supplies: [{ area: '610921100', site: null }],
    tests: { aDay: 5 },
  });
  expect((await read(county)).tests.aDay).toBe(null);
});
