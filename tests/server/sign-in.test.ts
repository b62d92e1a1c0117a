import { expect, test } from 'vitest';
import { accountSchema } from '#domain/desk/desk';
import { bareServer, testCounty } from './county';
import { PASSWORD, setupBody } from './founded';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('a county is set up once, with the token of the link, and then never again', async () => {
  const server = await bareServer();
  const { makeSetUpToken } = await import('#server/county/set-up');
  const state = async () => (await (await fetch(`${server.base}/v1/setup`)).json()).needed;
  expect(await state()).toBe(true);
  expect((await fetch(`${server.base}/v1/county`)).status).toBe(503);
  const first = (await makeSetUpToken(server.context)) ?? '';
  const token = (await makeSetUpToken(server.context)) ?? '';
  const tried = async (body: unknown) => {
    const response = await post(`${server.base}/v1/setup`, body);
    return [response.status, (await response.json()).error];
  };
  expect(await tried(setupBody(first))).toEqual([403, 'not-allowed']);
  const weak = { ...setupBody(token), account: { login: 'desk', name: 'Wen', password: 'short' } };
  expect(await tried(weak)).toEqual([400, 'weak-password']);
  const same = { ...setupBody(token), account: { login: 'desk', name: 'Wen', password: 'aaaaaaaaaaaaa' } };
  expect(await tried(same)).toEqual([400, 'weak-password']);
  expect(await state()).toBe(true);
  expect(await tried(setupBody(token))).toEqual([200, undefined]);
  expect(await tried(setupBody(token))).toEqual([409, 'already-set-up']);
  expect(await makeSetUpToken(server.context)).toBeNull();
  expect(await state()).toBe(false);
});

test('a new county has its towns and villages from the national lists', async () => {
  const county = await testCounty();
  expect(county.card.areas.length).toBeGreaterThan(150);
  expect(county.card.areas).toContainEqual({ code: '610921100001', name: '南街社区居委会' });
  expect(county.card.areas.every((area) => area.code.startsWith('610921'))).toBe(true);
});

test('signing in gives a cookie that scripts cannot read and other sites cannot use', async () => {
  const county = await testCounty();
  const response = await post(`${county.base}/v1/session`, { login: 'desk', password: PASSWORD });
  expect(accountSchema.parse(await response.json())).toMatchObject({
    login: 'desk',
    role: 'county-desk',
    area: '610921',
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^kakou=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
  expect(cookie.split(';')[0]).not.toBe(county.cookie);
  for (const [login, password] of [
    ['desk', 'wrong'],
    ['nobody', PASSWORD],
    ['DESK', PASSWORD],
    ["' or 1=1 --", PASSWORD],
  ]) {
    const refused = await post(`${county.base}/v1/session`, { login, password });
    expect([refused.status, await refused.json()]).toEqual([401, { error: 'wrong-sign-in' }]);
    expect(refused.headers.get('set-cookie')).toBeNull();
  }
});

test('over https the cookie is bound to the host and never goes out in clear', async () => {
  const county = await testCounty();
  county.context.origin = 'https://kakou.example';
  const response = await post(`${county.base}/v1/session`, { login: 'desk', password: PASSWORD });
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-kakou=.*; Secure$/);
});

test('a session ends after half an hour unused, after twelve hours in any case, and with signing out', async () => {
  const county = await testCounty();
  const still = async () => (await county.desk('GET', '/v1/session')).status;
  county.wait(29 * MINUTE);
  expect(await still()).toBe(200);
  county.wait(29 * MINUTE);
  expect(await still()).toBe(200);
  county.wait(31 * MINUTE);
  expect(await still()).toBe(401);
  const again = await post(`${county.base}/v1/session`, { login: 'desk', password: PASSWORD });
  const cookie = (again.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const used = async () => (await county.desk('GET', '/v1/session', undefined, { cookie })).status;
  for (let half = 0; half < 25; half++) {
    county.wait(HOUR / 2 - MINUTE);
    await used();
  }
  expect(await used()).toBe(401);
  const third = await post(`${county.base}/v1/session`, { login: 'desk', password: PASSWORD });
  const last = (third.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect((await county.desk('DELETE', '/v1/session', undefined, { cookie: last })).status).toBe(200);
  expect((await county.desk('GET', '/v1/session', undefined, { cookie: last })).status).toBe(401);
});

test('an account that ends takes its sessions along, and nobody ends their own', async () => {
  const county = await testCounty();
  const account = {
    login: 'second',
    name: 'Second',
    password: PASSWORD,
    role: 'county-desk',
    area: '610921',
  };
  const { id } = await (await county.desk('POST', '/v1/accounts', account)).json();
  expect((await county.desk('POST', '/v1/accounts', account)).status).toBe(409);
  const response = await post(`${county.base}/v1/session`, { login: 'second', password: PASSWORD });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect((await county.desk('DELETE', `/v1/accounts/${id}`, undefined, { cookie })).status).toBe(403);
  expect((await county.desk('DELETE', `/v1/accounts/${id}`)).status).toBe(200);
  expect((await county.desk('GET', '/v1/session', undefined, { cookie })).status).toBe(401);
  expect((await post(`${county.base}/v1/session`, { login: 'second', password: PASSWORD })).status).toBe(401);
});

test('another site cannot make a desk change anything', async () => {
  const county = await testCounty();
  const venue = { name: 'Shop', area: '610921100001' };
  const from = (headers: Record<string, string>) =>
    post(`${county.base}/v1/venues`, venue, { cookie: county.cookie, ...headers });
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])
    expect((await from(headers)).status).toBe(403);
  expect((await from({ origin: county.base, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  const form = await fetch(`${county.base}/v1/venues`, {
    method: 'POST',
    headers: { cookie: county.cookie },
    body: JSON.stringify(venue),
  });
  expect(form.status).toBe(415);
  expect(
    (
      await post(
        `${county.base}/v1/session`,
        { login: 'desk', password: PASSWORD },
        { origin: 'https://evil.example' },
      )
    ).status,
  ).toBe(403);
});

test('two cookies of our name, or one that is not ours, sign nobody in', async () => {
  const county = await testCounty();
  const asked = async (cookie: string) =>
    (await county.desk('GET', '/v1/session', undefined, { cookie })).status;
  expect(await asked(`${county.cookie}; ${county.cookie}`)).toBe(401);
  expect(await asked('kakou=')).toBe(401);
  expect(await asked(`kakou=${'A'.repeat(43)}`)).toBe(401);
  expect(await asked(`other=1; ${county.cookie}; more=2`)).toBe(200);
});
