import { describe, expect, test } from 'vitest';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import type { CheckChoice } from './sayings';
import { check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;
const ABROAD = [{ place: 'US', from: '2026-01-01', to: '2030-01-01' }];

type Guard = Awaited<ReturnType<TestCounty['worker']>>;

const items = async (county: TestCounty, cookie = county.cookie) =>
  openItemsAnswerSchema.parse(
    await (await county.desk('GET', '/v1/open-items', undefined, { cookie })).json(),
  ).items;

const close = (county: TestCounty, id: string, body: unknown) =>
  county.desk('POST', `/v1/open-items/${id}/close`, body);

/** Somebody is let go at the exit under a green sign, so many hours ago. */
const letGo = (county: TestCounty, guard: Guard, choice: CheckChoice & { hours: number }) => {
  const at = Date.now() - choice.hours * HOUR;
  const said = check({ destination: '610921100001', plate: '陕AO1234', ...choice, at });
  return guard.seal(said, { worker: guard.worker, post: county.exit.id, takenAt: at });
};

describe.each(STORES)('%s', (kind) => {
  test('a check that comes late of somebody who is red by now is an open item with a clock of two hours', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const traveller = await county.traveller();
    const late = await letGo(county, guard, { hours: 9 });
    await traveller.send([await traveller.seal(declaration({ stays: ABROAD }))]);
    expect(await items(county)).toEqual([]);
    await guard.send([late]);
    const [item, ...others] = await items(county);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: 'released',
      name: '魏*棠',
      shown: 'green',
      colour: 'red',
      postName: 'North exit',
      plate: '陕AO1234',
      destination: '610921100001',
    });
    // The phone's clock is corrected by what the batch measured.
    expect(Math.abs((item?.at ?? 0) - late.record.takenAt)).toBeLessThan(60_000);
    expect(item?.rows).toContain('A2');
    expect((item?.due ?? 0) - (item?.foundAt ?? 0)).toBe(2 * HOUR);
    await guard.send([late]);
    expect(await items(county)).toHaveLength(1);
  });

  test('the same when what makes them red comes after the check', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const traveller = await county.traveller();
    await guard.send([await letGo(county, guard, { hours: 1 })]);
    expect(await items(county)).toEqual([]);
    await traveller.send([await traveller.seal(declaration({ stays: ABROAD }))]);
    expect(await items(county)).toMatchObject([{ shown: 'green', colour: 'red' }]);
  });

  test('whoever was held, was held since, or was let go under a sign as severe is none', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const at = { worker: guard.worker, post: county.exit.id };
    const told = { stays: ABROAD };
    const held = check({ subject: { identity: nationalId(1) }, ...told, decision: 'hold' });
    const released = check({ subject: { identity: nationalId(2) }, ...told });
    released.body.shown = { ...released.body.shown, colour: 'red', decision: 'hold' };
    released.body.override = { decision: 'release', reason: 'emergency', text: 'birth', by: 'Lu Ming' };
    const first = await letGo(county, guard, { hours: 2, subject: { identity: nationalId(3) } });
    const again = check({ subject: { identity: nationalId(3) }, ...told, decision: 'hold' });
    await guard.send([
      await guard.seal(held, at),
      await guard.seal(released, at),
      first,
      await guard.seal(again, at),
    ]);
    expect((await items(county)).map((item) => item.kind)).toEqual(['override']);
  });

  test('it is closed with a word, once, and who did that is on record', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await guard.send([await letGo(county, guard, { hours: 9, stays: ABROAD })]);
    const [item] = await items(county);
    const id = item?.id ?? '';
    expect((await close(county, id, {})).status).toBe(400);
    expect((await close(county, id, { outcome: 'seen-to', word: '' })).status).toBe(400);
    expect((await close(county, id, { outcome: 'seen-to', word: '已接到隔离点' })).status).toBe(200);
    const second = await close(county, id, { outcome: 'seen-to', word: '再关一次' });
    expect([second.status, await second.json()]).toEqual([409, { error: 'already-done' }]);
    expect((await close(county, county.exit.id, { outcome: 'seen-to', word: 'x' })).status).toBe(404);
    expect(await items(county)).toEqual([]);
    const { db } = county.context.store;
    const entries = await db.selectFrom('audit').selectAll().where('action', 'like', '%-released').execute();
    expect(entries.map((one) => [one.action, one.subject])).toEqual([
      ['open-released', item?.person],
      ['closed-released', item?.person],
    ]);
    expect(entries[1]?.actor).toMatch(/^account:/);
    expect(JSON.parse(entries[1]?.payload ?? '')).toMatchObject({ word: '已接到隔离点', inTime: true });
    expect(await firstBrokenAudit(db)).toBe(null);
  });

  test('who works on it stands there until they leave it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await guard.send([await letGo(county, guard, { hours: 9, stays: ABROAD })]);
    const [item] = await items(county);
    expect(item).toMatchObject({ taken: null, owner: '610921100001', now: '610921100001' });
    const take = (does: string) => county.desk('POST', `/v1/open-items/${item?.id}/take`, { does });
    expect((await take('take')).status).toBe(200);
    expect((await items(county))[0]?.taken?.by).not.toBe('');
    expect((await take('leave')).status).toBe(200);
    expect((await items(county))[0]?.taken).toBe(null);
    expect((await take('keep')).status).toBe(400);
  });

  test('it ends only as its kind can, and each kind is counted', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await guard.send([await letGo(county, guard, { hours: 9, stays: ABROAD })]);
    const [item] = await items(county);
    expect((await close(county, item?.id ?? '', { outcome: 'negative', word: '阴性' })).status).toBe(400);
    const answer = async (query: string) =>
      openItemsAnswerSchema.parse(await (await county.desk('GET', `/v1/open-items${query}`)).json());
    const others = await answer('?kind=fever');
    expect(others.items).toEqual([]);
    expect(others.counts).toEqual([{ kind: 'released', open: 1, late: 0 }]);
    expect((await answer('?kind=released')).items).toHaveLength(1);
    expect((await county.desk('GET', '/v1/open-items?kind=nothing')).status).toBe(400);
  });

  test('the town that they went to sees it, and no other', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const signIn = async (login: string, area: string) => {
      const made = { login, name: login, password: PASSWORD, role: 'town-desk', area };
      await county.desk('POST', '/v1/accounts', made);
      const entered = await county.desk('POST', '/v1/session', { login, password: PASSWORD });
      return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const [own, other] = [await signIn('town-a', '610921100'), await signIn('town-b', '610921101')];
    await guard.send([await letGo(county, guard, { hours: 9, stays: ABROAD })]);
    const [item] = await items(county, own);
    expect(item).toMatchObject({ destination: '610921100001' });
    expect(await items(county, other)).toEqual([]);
    const body = { outcome: 'seen-to', word: 'x' };
    const refused = await county.desk('POST', `/v1/open-items/${item?.id}/close`, body, { cookie: other });
    expect(refused.status).toBe(404);
  });

  test('desks hear of it as it happens', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const heard: string[] = [];
    county.context.live.subscribe({ hear: (news) => void heard.push(news.event.type), end: () => undefined });
    await guard.send([await letGo(county, guard, { hours: 9, stays: ABROAD })]);
    expect(heard.filter((type) => type === 'open-items')).toHaveLength(1);
    const [item] = await items(county);
    await close(county, item?.id ?? '', { outcome: 'seen-to', word: '已联系' });
    expect(heard.filter((type) => type === 'open-items')).toHaveLength(2);
  });
});
