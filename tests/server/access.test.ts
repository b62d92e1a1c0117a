import type { Express } from 'express';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { MATRIX, type Who } from '#server/access/matrix';
import { createApp } from '#server/app';
import { type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import { check, declaration, nationalId } from './sayings';

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } };

/** Every route of the running app, whatever router it hangs in. */
function routesOf(app: Express): string[] {
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      route === undefined
        ? walk(handle?.stack ?? [])
        : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
    );
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
}

test('every route of the app has a row in the matrix and every row a route', async () => {
  const { context } = await testCounty();
  expect(routesOf(createApp(context)).sort()).toEqual(MATRIX.map((row) => row.route).sort());
});

/** Makes an account of a role in an area and signs it in. */
async function signIn(county: TestCounty, role: string, area: string): Promise<string> {
  const login = `${role}.${area}`.slice(0, 32);
  const made = await county.desk('POST', '/v1/accounts', {
    login,
    name: 'Somebody',
    password: PASSWORD,
    role,
    area,
  });
  if (made.status !== 200) throw new Error(`no account: ${made.status}`);
  return await cookieOf(county, login);
}

async function cookieOf(county: TestCounty, login: string): Promise<string> {
  const response = await fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** A request of a route that is well formed and names nothing that exists. */
function requestOf(route: string): { method: string; path: string; body?: unknown } {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(':kind', 'venue').replaceAll(/:\w+/g, uuid());
  return method === 'POST'
    ? { method, path, body: {} }
    : { method, path: path === '/v1/pull' ? '/v1/pull?cursor=0' : path };
}

test('each route lets in whom the matrix names, and nobody else', async () => {
  const county = await testCounty();
  const traveller = await county.traveller();
  const guard = await county.worker(county.exit);
  const town = await signIn(county, 'town-desk', '610921100');
  const auditor = await signIn(county, 'auditor', '610921');
  // Signing out comes last, because it ends what the others use.
  const rows = [...MATRIX].sort(
    (a, b) => Number(a.route === 'DELETE /v1/session') - Number(b.route === 'DELETE /v1/session'),
  );
  const wrong: string[] = [];
  for (const { route, who } of rows) {
    const { method, path, body } = requestOf(route);
    const asDesk = (cookie: string) => county.desk(method, path, body, { cookie });
    const callers: Record<Who, () => Promise<Response>> = {
      public: () => asDesk(''),
      traveller: () => traveller.request(method, path, body === undefined ? {} : { body }),
      post: () => guard.request(method, path, body === undefined ? {} : { body }),
      'county-desk': () => asDesk(county.cookie),
      'town-desk': () => asDesk(town),
      auditor: () => asDesk(auditor),
    };
    const named: readonly Who[] = who;
    const open = named.includes('public');
    for (const [caller, call] of Object.entries(callers)) {
      const response = await call();
      const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      const error = json ? (await response.json()).error : undefined;
      if (!json) await response.body?.cancel();
      // Public routes that want a signature of the caller's own say so with another code's meaning.
      const barred = ['not-allowed', 'not-signed-in'].includes(error) || (error === 'bad-signature' && !open);
      if (barred === (open || named.some((one) => one === caller))) wrong.push(`${route} ${caller} ${error}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a town desk sees and touches its own town and the villages below, and of others not even that they are there', async () => {
  const county = await testCounty();
  const own = await signIn(county, 'town-desk', '610921100');
  const foreign = await signIn(county, 'town-desk', '610921101');
  const traveller = await county.traveller();
  await traveller.send([
    await traveller.seal(declaration({ destination: '610921100001', name: '魏晓棠', plate: '陕GO0001' })),
  ]);
  const duty = await county.worker(county.village);
  await duty.send([
    await duty.seal(check({ destination: '610921100001', subject: { identity: nationalId(1) } }), {
      worker: duty.worker,
      post: county.village.id,
    }),
  ]);
  const venue = (
    await (await county.desk('POST', '/v1/venues', { name: 'Shop', area: '610921100001' })).json()
  ).id;
  const { rows } = await (await county.desk('GET', '/v1/board', undefined, { cookie: own })).json();
  const person = rows[0].person;
  const before = await auditLength(county);
  const asked = async (cookie: string) => ({
    board: (await (await county.desk('GET', '/v1/board', undefined, { cookie })).json()).rows.length,
    vehicles: (await (await county.desk('GET', '/v1/vehicles', undefined, { cookie })).json()).vehicles
      .length,
    person: (await county.desk('GET', `/v1/persons/${person}`, undefined, { cookie })).status,
    search: (await (await county.desk('POST', '/v1/persons/search', { text: '魏晓棠' }, { cookie })).json())
      .hits.length,
    code: (await county.desk('GET', `/v1/codes/venue/${venue}`, undefined, { cookie })).status,
    enrolment: (await county.desk('POST', '/v1/enrolments', { post: county.village.id }, { cookie })).status,
    worker: (await county.desk('POST', '/v1/workers', { name: 'Lu', post: county.village.id }, { cookie }))
      .status,
    newVenue: (await county.desk('POST', '/v1/venues', { name: 'Inn', area: '610921100002' }, { cookie }))
      .status,
    endVenue: (await county.desk('DELETE', `/v1/venues/${venue}`, undefined, { cookie })).status,
    endWorker: (await county.desk('DELETE', `/v1/workers/${duty.worker}`, undefined, { cookie })).status,
    revoke: (await county.desk('DELETE', `/v1/phones/${duty.install}`, undefined, { cookie })).status,
    posts: (await (await county.desk('GET', '/v1/places', undefined, { cookie })).json()).posts.map(
      (post: { name: string }) => post.name,
    ),
  });
  expect(await asked(foreign)).toEqual({
    board: 0,
    vehicles: 0,
    person: 404,
    search: 0,
    code: 404,
    enrolment: 404,
    worker: 404,
    newVenue: 403,
    endVenue: 404,
    endWorker: 404,
    revoke: 404,
    posts: ['Stone village'],
  });
  // All that was left behind are that somebody searched.
  expect(await auditLength(county)).toBe(before + 1);
  expect(await asked(own)).toEqual({
    board: 1,
    vehicles: 1,
    person: 200,
    search: 1,
    code: 200,
    enrolment: 200,
    worker: 200,
    newVenue: 200,
    endVenue: 200,
    endWorker: 200,
    revoke: 200,
    posts: ['Willow village'],
  });
});

async function auditLength(county: TestCounty): Promise<number> {
  return (await county.context.store.db.selectFrom('audit').select('seq').execute()).length;
}

test('nobody makes an account above their own area, or gives themselves another role by an unknown field', async () => {
  const county = await testCounty();
  const account = {
    login: 'someone',
    name: 'Somebody',
    password: PASSWORD,
    role: 'town-desk',
    area: '610922100',
  };
  expect((await county.desk('POST', '/v1/accounts', account)).status).toBe(403);
  const mixed = { ...account, area: '610921100', admin: true };
  const refused = await county.desk('POST', '/v1/accounts', mixed);
  expect([refused.status, await refused.json()]).toEqual([400, { error: 'bad-request', fields: ['admin'] }]);
});
