import { describe, expect, test } from 'vitest';
import { callsAnswerSchema, dutyAnswerSchema } from '#domain/desk/duty-desk';
import { pullAnswerSchema } from '#domain/pull-wire';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import type { TestPhone } from './phone';

const MINUTE = 60_000;
const ORDER = { area: '610921100001', text: 'Count who came today, by 18:00.' };

async function town(county: TestCounty, area: string): Promise<string> {
  const login = `town.${area}`;
  const account = { login, name: `Desk ${area}`, password: PASSWORD, role: 'town-desk', area };
  await county.desk('POST', '/v1/accounts', account);
  const signedIn = await fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  return (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const onDuty = async (county: TestCounty, cookie = county.cookie) =>
  dutyAnswerSchema.parse(await (await county.desk('GET', '/v1/duty', undefined, { cookie })).json());

const calls = async (county: TestCounty, cookie = county.cookie) =>
  callsAnswerSchema.parse(await (await county.desk('GET', '/v1/calls', undefined, { cookie })).json());

/** Who is on duty above a phone's post, as it pulls it. */
async function toldTo(phone: TestPhone) {
  const { changes } = pullAnswerSchema.parse(await (await phone.request('GET', '/v1/pull?cursor=0')).json());
  return changes.flatMap((one) => (one.table === 'duty' ? [[one.key, one.value?.telephone ?? null]] : []));
}

const actionsOf = async (county: TestCounty) =>
  (await county.context.store.db.selectFrom('audit').select('action').orderBy('seq').execute()).map(
    ({ action }) => action,
  );

describe.each(STORES)('%s', (kind) => {
  test('whoever comes on duty is called there: the desks above and below see it, and the village’s phone does', async () => {
    const county = await testCounty(kind);
    const own = await town(county, '610921100');
    const foreign = await town(county, '610921101');
    const duty = await county.worker(county.village);
    expect((await onDuty(county)).onDuty).toEqual([]);
    await county.desk('POST', '/v1/duty', { telephone: '09155212345' }, { cookie: own });
    await county.desk('POST', '/v1/duty', { telephone: '120' });
    const named = async (cookie?: string) =>
      (await onDuty(county, cookie)).onDuty.map(({ area, telephone }) => [area, telephone]);
    expect(await named()).toEqual([
      ['610921', '120'],
      ['610921100', '09155212345'],
    ]);
    expect(await named(own)).toEqual(await named());
    expect(await named(foreign)).toEqual([['610921', '120']]);
    expect((await onDuty(county, own)).own).toMatchObject({ telephone: '09155212345' });
    expect((await toldTo(duty)).sort()).toEqual([
      ['610921', '120'],
      ['610921100', '09155212345'],
    ]);
    expect(await toldTo(await county.worker(county.other))).toEqual([['610921', '120']]);
    await county.desk('DELETE', '/v1/duty', undefined, { cookie: own });
    expect(await named()).toEqual([['610921', '120']]);
    expect((await onDuty(county, own)).own).toEqual({ telephone: '09155212345', since: null });
    expect((await toldTo(duty)).sort()).toEqual([
      ['610921', '120'],
      ['610921100', null],
    ]);
    expect((await actionsOf(county)).filter((action) => action.startsWith('duty'))).toEqual([
      'duty-on',
      'duty-on',
      'duty-off',
    ]);
    county.wait(25 * 60 * MINUTE);
    const { cookie } = county;
    expect((await county.desk('GET', '/v1/duty', undefined, { cookie })).status).toBe(401);
  });

  test('a telephone is set by the county for its desks, by town and county for posts, and by nobody for others', async () => {
    const county = await testCounty(kind);
    const own = await town(county, '610921100');
    const [account] = (
      await county.context.store.db
        .selectFrom('accounts')
        .select('id')
        .where('area', '=', '610921100')
        .execute()
    ).map(({ id }) => id);
    const set = (path: string, telephone: unknown, cookie = county.cookie) =>
      county.desk('POST', path, { telephone }, { cookie }).then(({ status }) => status);
    const post = `/v1/posts/${county.village.id}/telephone`;
    expect(await set(post, '13800000001', own)).toBe(200);
    expect(await set(`/v1/posts/${county.other.id}/telephone`, '13800000001', own)).toBe(404);
    expect(await set(post, 'ask Li', own)).toBe(400);
    expect(await set(`/v1/accounts/${account}/telephone`, '13800000002', own)).toBe(403);
    expect(await set(`/v1/accounts/${account}/telephone`, '13800000002')).toBe(200);
    expect((await onDuty(county)).accounts).toEqual([{ id: account, telephone: '13800000002' }]);
    const { posts } = await onDuty(county, own);
    expect(posts.map(({ name, telephone }) => [name, telephone])).toEqual([
      ['Willow village', '13800000001'],
    ]);
    await county.desk('POST', '/v1/duty', { telephone: '120' }, { cookie: own });
    expect((await onDuty(county)).onDuty).toHaveLength(1);
    // Whom nobody can call is not on duty, and neither is whoever left.
    expect(await set(`/v1/accounts/${account}/telephone`, null)).toBe(200);
    expect((await onDuty(county)).onDuty).toEqual([]);
    await county.desk('POST', '/v1/duty', { telephone: '120' }, { cookie: own });
    await county.desk('DELETE', `/v1/accounts/${account}`);
    expect((await onDuty(county)).onDuty).toEqual([]);
    expect(await set(post, null)).toBe(200);
  });

  test('what a village has not received becomes a call after ten minutes, and comes back after each call in vain', async () => {
    const county = await testCounty(kind);
    const own = await town(county, '610921100');
    const foreign = await town(county, '610921101');
    await county.desk('POST', '/v1/instructions', ORDER);
    await county.desk('POST', '/v1/instructions', ORDER);
    expect(await calls(county)).toEqual({ calls: [], open: 0, later: 0 });
    county.wait(11 * MINUTE);
    const waiting = await calls(county, own);
    expect(waiting).toMatchObject({ open: 2, later: 0 });
    expect(waiting.calls.map(({ number }) => number)).toEqual([1, 2]);
    expect(await calls(county, foreign)).toEqual({ calls: [], open: 0, later: 0 });
    const [first, second] = waiting.calls;
    const path = `/v1/instructions/${first?.id}/no-answer`;
    expect((await county.desk('POST', path, {}, { cookie: foreign })).status).toBe(404);
    expect((await county.desk('POST', path, {}, { cookie: own })).status).toBe(200);
    expect(await calls(county)).toMatchObject({ open: 1, later: 1, calls: [{ number: 2 }] });
    await county.desk('POST', `/v1/instructions/${second?.id}/steps`, { step: 'received' });
    expect(await calls(county)).toMatchObject({ open: 0, later: 1 });
    expect((await county.desk('POST', `/v1/instructions/${second?.id}/no-answer`, {})).status).toBe(409);
    county.wait(11 * MINUTE);
    expect(await calls(county)).toMatchObject({
      open: 1,
      later: 0,
      calls: [{ number: 1, called: { by: 'Desk 610921100', times: 1 } }],
    });
    const only = await county.desk('GET', '/v1/calls?only=counts');
    expect(await only.json()).toEqual({ calls: [], open: 1, later: 0 });
    const said = (await actionsOf(county)).filter((action) => action.startsWith('instruction-'));
    expect(said).toEqual(['instruction-no-answer', 'instruction-received']);
  });
});
