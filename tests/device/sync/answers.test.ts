import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { toBase64Url } from '#domain/bytes';
import { ours, refuse } from '../county-server';
import { type Rig } from '../rig';
import { batchIn, RECORDS, waiting } from './batches';

/** The table of answers of SYNC.md 5.1, a test each; receipts and epochs have files of their own. */

const good = async (request: Request, one: Rig) => {
  const rows = await one.database.run((db) => db.getAll('outbox'));
  return {
    batch: (await batchIn(request)).batch,
    epoch: 'e1',
    watermark: 9,
    serverTime: 1,
    results: rows.map(({ id, hash }) => ({ id, hash, status: 'stored' })),
  };
};

const UNKNOWN: Record<string, (request: Request, one: Rig) => Promise<Response>> = {
  'network error': async () => HttpResponse.error(),
  'a 302 to a portal': async () => new Response(null, { status: 302, headers: { location: '/login' } }),
  'a captive portal with 200 and HTML': async () => HttpResponse.html('<h1>Welcome</h1>'),
  'a 200 without our protocol header': async (request, one) => HttpResponse.json(await good(request, one)),
  'a 200 of another protocol': async (request, one) =>
    HttpResponse.json(await good(request, one), { headers: { 'kakou-proto': '2' } }),
  'a 200 that is not called JSON': async (request, one) =>
    new Response(JSON.stringify(await good(request, one)), {
      headers: { ...ours, 'content-type': 'text/plain' },
    }),
  'a 201': async (request, one) =>
    HttpResponse.json(await good(request, one), { status: 201, headers: ours }),
  'JSON that is cut off': async (request, one) =>
    new Response(JSON.stringify(await good(request, one)).slice(0, 40), {
      headers: { ...ours, 'content-type': 'application/json' },
    }),
  'the answer to another batch': async (request, one) =>
    HttpResponse.json(
      { ...(await good(request, one)), batch: '018f0000-0000-7000-8000-000000000002' },
      { headers: ours },
    ),
  'a receipt of a kind that is not known': async (request, one) => {
    const answer = await good(request, one);
    const results = answer.results.map((receipt) => ({ ...receipt, status: 'eaten' }));
    return HttpResponse.json({ ...answer, results }, { headers: ours });
  },
  '409 of another kind': async () => refuse(409, { error: 'conflict' }),
  '409 that names the epoch that was sent': async () => refuse(409, { error: 'epoch-changed', epoch: 'e1' }),
  '404 of ours': async () => refuse(404, { error: 'not-found' }),
  '408': async () => refuse(408, {}),
  '425': async () => refuse(425, {}),
  '429': async () => refuse(429, { error: 'slow-down' }),
  '500': async () => refuse(500, {}),
  '502 of a proxy': async () => new Response('Bad Gateway', { status: 502 }),
  '503': async () => refuse(503, { error: 'busy' }),
  '504 of a proxy': async () => new Response('', { status: 504 }),
  '400 of somebody else': async () => new Response('nope', { status: 400 }),
  '401 of a portal': async () => HttpResponse.html('<h1>Sign in</h1>', { status: 401 }),
};
for (const [what, answer] of Object.entries(UNKNOWN))
  test(`${what}: everything waits, a later try is due, and then it arrives once`, async () => {
    const one = await waiting(2);
    one.server.before.push(http.post(RECORDS, ({ request }) => answer(request, one)));
    expect(await one.drain()).toBe('left');
    expect(await one.states()).toEqual(['sent', 'waiting', 'waiting']);
    expect(await one.meta()).toMatchObject({
      unsent: 2,
      failures: 1,
      wait: 500,
      reached: false,
      paused: null,
    });
    one.server.before.length = 0;
    expect(await one.drain()).toBe('empty');
    expect(one.server.stored.size).toBe(3);
    expect(await one.meta()).toMatchObject({ unsent: 0, failures: 0, reached: true });
  });

test('Retry-After is honoured, and clamped to an hour', async () => {
  const one = await waiting(1);
  let seconds = '120';
  one.server.before.push(
    http.post(RECORDS, () => refuse(503, { error: 'busy' }, { 'retry-after': seconds })),
  );
  await one.drain();
  expect(await one.meta()).toMatchObject({ wait: 120_000, demanded: true });
  seconds = new Date(one.time.wall + 300_000).toUTCString();
  await one.drain();
  const { wait } = await one.meta();
  expect(wait).toBeGreaterThan(290_000);
  expect(wait).toBeLessThanOrEqual(300_000);
  seconds = '999999';
  await one.drain();
  expect((await one.meta()).wait).toBe(60 * 60 * 1000);
});

test('413: the batch is halved until it fits, by proxy or server', async () => {
  const one = await waiting(9);
  const sizes: number[] = [];
  one.server.before.push(
    http.post(RECORDS, async ({ request }) => {
      const { length } = (await batchIn(request)).records;
      sizes.push(length);
      return length > 3 ? new Response('too large', { status: 413 }) : undefined;
    }),
  );
  expect(await one.drain()).toBe('empty');
  expect(sizes.slice(0, 3)).toEqual([9, 5, 3]);
  expect(one.server.stored.size).toBe(10);
});

test('two timeouts in a row: the batch is halved', async () => {
  const one = await waiting(4);
  one.api.signed = async () => ({ kind: 'none', status: null, retryAfter: null, timeout: true });
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ timeouts: 1, batchSize: 200 });
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ timeouts: 2, batchSize: 100, unsent: 4 });
});

test('422 for one poison record of 200: found in 8 halvings, put aside in sight, and 199 arrive', async () => {
  const one = await waiting(0);
  await one.save(200);
  const rows = await one.database.run((db) => db.getAll('outbox'));
  const poison = rows[77];
  let posts = 0;
  const bad = toBase64Url(poison?.sealed ?? new Uint8Array(0));
  one.server.before.push(
    http.post(RECORDS, async ({ request }) => {
      posts += 1;
      return (await batchIn(request)).records.includes(bad)
        ? refuse(422, { error: 'bad-request' })
        : undefined;
    }),
  );
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(200);
  expect(await one.meta()).toMatchObject({ unsent: 0, rejected: 1 });
  expect(posts).toBeLessThanOrEqual(1 + 2 * 8);
});

test('400 for every batch, also an empty one: the fault is not in a record, and none is put aside', async () => {
  const one = await waiting(3);
  one.server.before.push(http.post(RECORDS, () => refuse(400, { error: 'bad-request' })));
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ unsent: 3, rejected: 0, failures: 1 });
});

for (const [status, error] of [
  [401, 'revoked'],
  [403, 'not-allowed'],
  [401, 'bad-signature'],
] as const)
  test(`${status} ${error}: sending pauses, everything is kept, saving goes on, and it heals`, async () => {
    const one = await waiting(2);
    one.server.before.push(http.post(RECORDS, () => refuse(status, { error })));
    expect(await one.drain()).toBe('left');
    expect(await one.meta()).toMatchObject({ paused: error, unsent: 2 });
    await one.save();
    one.server.before.length = 0;
    expect(await one.drain()).toBe('empty');
    expect(await one.meta()).toMatchObject({ paused: null, unsent: 0 });
    expect(one.server.stored.size).toBe(4);
  });

test('401 unknown-install: a traveller whom the server forgot says hello again and goes on', async () => {
  const one = await waiting(2);
  let forgotten = true;
  one.server.before.push(
    http.post(RECORDS, () => (forgotten ? refuse(401, { error: 'unknown-install' }) : undefined)),
    http.post('*/v1/installs', () => {
      forgotten = false;
      return undefined;
    }),
  );
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(3);
});

test('426: the app wants to be updated, and everything waits', async () => {
  const one = await waiting(2);
  one.server.before.push(http.post(RECORDS, () => refuse(426, { error: 'update-app' })));
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ updateNeeded: true, unsent: 2 });
});
