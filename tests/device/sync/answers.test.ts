import { delay, HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { changeMeta } from '#device/database';
import { waitAgain } from '#device/records';
import { toBase64Url } from '#domain/bytes';
import { ours, refuse } from '../county-server';
import { type Rig, rig } from '../rig';

/** The table of answers of SYNC.md 5.1, a test each. */

const records = '*/v1/records';
const body = async (request: Request): Promise<{ batch: string; records: string[] }> =>
  request.clone().json();

async function waiting(count: number, more: Parameters<typeof rig>[0] = {}): Promise<Rig> {
  const one = await rig(more);
  await one.save(1);
  // The first drain also says hello; the batches under test are those that follow.
  await one.drain();
  await one.save(count);
  return one;
}

test('stored: the record is sent, nothing waits, and the bytes stay on the phone', async () => {
  const one = await waiting(3);
  expect(await one.drain()).toBe('empty');
  expect(await one.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(await one.meta()).toMatchObject({ unsent: 0, oldest: null, failures: 0, reached: true });
  expect(one.server.stored.size).toBe(4);
});

test('duplicate: an acknowledgement that was cut off is got with the next try, and stored once', async () => {
  const one = await waiting(3);
  const { fetch } = one.server;
  let lost = false;
  one.server.fetch = async (path, init) => {
    const answer = await fetch(path, init);
    if (path !== '/v1/records' || lost) return answer;
    lost = true;
    throw new TypeError('network error');
  };
  expect(await one.drain()).toBe('left');
  expect(one.server.stored.size).toBe(4);
  expect((await one.meta()).unsent).toBe(3);
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(4);
  expect(await one.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
});

const statusOf = (status: 'conflict' | 'rejected') => async (one: Rig) => {
  const rows = await one.database.run((db) => db.getAll('outbox'));
  const results = rows.map(({ id, hash }, at) =>
    at === 1
      ? { id, hash, status, ...(status === 'rejected' ? { reason: 'unknown-worker' } : {}) }
      : { id, hash, status: 'stored' },
  );
  one.server.before.push(
    http.post(records, async ({ request }) =>
      HttpResponse.json(
        {
          batch: (await body(request)).batch,
          results,
          epoch: 'e1',
          watermark: 2,
          serverTime: one.server.now(),
        },
        { headers: ours },
      ),
    ),
  );
};

test('conflict: kept in sight, never overwritten, and nothing waits behind it', async () => {
  const one = await waiting(3);
  await statusOf('conflict')(one);
  expect(await one.drain()).toBe('empty');
  expect(await one.states()).toEqual(['sent', 'sent', 'conflict', 'sent']);
  expect(await one.meta()).toMatchObject({ unsent: 0, conflict: 1 });
});

test('rejected: kept with its reason, and sent again on demand', async () => {
  const one = await waiting(3);
  await statusOf('rejected')(one);
  expect(await one.drain()).toBe('empty');
  expect(await one.meta()).toMatchObject({ unsent: 0, rejected: 1 });
  const [rejected] = await one.database.run((db) => db.getAllFromIndex('records', 'state', 'rejected'));
  expect(rejected?.reason).toBe('unknown-worker');
  one.server.before.length = 0;
  expect(await waitAgain(one.database)).toBe(1);
  expect(await one.meta()).toMatchObject({ unsent: 1, rejected: 0, oldest: rejected?.at });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.has(rejected?.id ?? '')).toBe(true);
});

test('a receipt that names the id with another hash moves nothing', async () => {
  const one = await waiting(1);
  const [row] = await one.database.run((db) => db.getAll('outbox'));
  one.server.before.push(
    http.post(records, async ({ request }) =>
      HttpResponse.json(
        {
          ...{ batch: (await body(request)).batch, epoch: 'e1', watermark: 2, serverTime: 1 },
          results: [{ id: row?.id, hash: 'A'.repeat(43), status: 'stored' }],
        },
        { headers: ours },
      ),
    ),
  );
  expect(await one.drain()).toBe('left');
  expect((await one.meta()).unsent).toBe(1);
});

test('a receipt with the hash and another id moves nothing', async () => {
  const one = await waiting(1);
  const [row] = await one.database.run((db) => db.getAll('outbox'));
  const id = '018f0000-0000-7000-8000-000000000001';
  one.server.before.push(
    http.post(records, async ({ request }) =>
      HttpResponse.json(
        {
          ...{ batch: (await body(request)).batch, epoch: 'e1', watermark: 2, serverTime: 1 },
          results: [{ id, hash: row?.hash, status: 'stored' }],
        },
        { headers: ours },
      ),
    ),
  );
  expect(await one.drain()).toBe('left');
  expect((await one.meta()).unsent).toBe(1);
});

const good = async (request: Request, one: Rig) => {
  const rows = await one.database.run((db) => db.getAll('outbox'));
  return {
    ...{ batch: (await body(request)).batch, epoch: 'e1', watermark: 9, serverTime: 1 },
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
    one.server.before.push(http.post(records, ({ request }) => answer(request, one)));
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
    http.post(records, () => refuse(503, { error: 'busy' }, { 'retry-after': seconds })),
  );
  await one.drain();
  expect(await one.meta()).toMatchObject({ wait: 120_000, demanded: true });
  seconds = '999999';
  await one.drain();
  expect((await one.meta()).wait).toBe(60 * 60 * 1000);
});

test('413: the batch is halved until it fits, by proxy or server', async () => {
  const one = await waiting(9);
  const sizes: number[] = [];
  one.server.before.push(
    http.post(records, async ({ request }) => {
      const { length } = (await body(request)).records;
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
    http.post(records, async ({ request }) => {
      posts += 1;
      return (await body(request)).records.includes(bad) ? refuse(422, { error: 'bad-request' }) : undefined;
    }),
  );
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(200);
  expect(await one.meta()).toMatchObject({ unsent: 0, rejected: 1 });
  expect(posts).toBeLessThanOrEqual(1 + 2 * 8);
});

test('400 for every batch, also an empty one: the fault is not in a record, and none is put aside', async () => {
  const one = await waiting(3);
  one.server.before.push(http.post(records, () => refuse(400, { error: 'bad-request' })));
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
    one.server.before.push(http.post(records, () => refuse(status, { error })));
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
    http.post(records, () => (forgotten ? refuse(401, { error: 'unknown-install' }) : undefined)),
    http.post('*/v1/installs', () => {
      forgotten = false;
      return undefined;
    }),
  );
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(3);
});

test('409 epoch changed: what the server lost with its backup is sent again, and nothing twice', async () => {
  const one = await waiting(4);
  await one.drain();
  expect(one.server.stored.size).toBe(5);
  const lost = [...one.server.stored.entries()].filter(([, { record }]) => record.seq > 2);
  for (const [id] of lost) one.server.stored.delete(id);
  one.server.epoch = 'e2';
  await one.save();
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(6);
  expect(await one.meta()).toMatchObject({ epoch: 'e2', unsent: 0, watermark: 6, requeue: false });
  expect(one.server.batches.at(-1)?.records).toHaveLength(lost.length);
});

test('a new epoch that only the pull has seen is asked for its watermark though nothing waits', async () => {
  const one = await waiting(2);
  await one.drain();
  one.server.stored.clear();
  one.server.epoch = 'e2';
  await changeMeta(one.database, (meta) => ({ ...meta, epoch: 'e2', requeue: true }));
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(3);
});

test('426: the app wants to be updated, and everything waits', async () => {
  const one = await waiting(2);
  one.server.before.push(http.post(records, () => refuse(426, { error: 'update-app' })));
  expect(await one.drain()).toBe('left');
  expect(await one.meta()).toMatchObject({ updateNeeded: true, unsent: 2 });
});

test('a record that the server does not name is stepped over and comes again', async () => {
  const one = await waiting(3);
  const [first] = await one.database.run((db) => db.getAll('outbox'));
  let posts = 0;
  one.server.before.push(
    http.post(records, async ({ request }) => {
      posts += 1;
      const rows = await one.database.run((db) => db.getAll('outbox'));
      const named = rows.filter((row) => row.id !== first?.id);
      const results = named.map(({ id, hash }) => ({ id, hash, status: 'stored' }));
      const { batch } = await body(request);
      return HttpResponse.json(
        { batch, results, epoch: 'e1', watermark: 1, serverTime: 1 },
        { headers: ours },
      );
    }),
  );
  expect(await one.drain()).toBe('left');
  expect(posts).toBe(1);
  expect(await one.states()).toEqual(['sent', 'waiting', 'sent', 'sent']);
  expect(await one.meta()).toMatchObject({ unsent: 1, failures: 1, oldest: first?.at });
});

for (const locks of ['with', 'without'] as const)
  test(`two tabs that drain at once store each record once and count right, ${locks} Web Locks`, async () => {
    const more = locks === 'with' ? {} : { locks: null };
    const first = await rig(more);
    const second = await rig({ ...more, name: first.name, server: first.server });
    await first.save(30);
    first.server.before.push(
      http.post(records, async () => {
        await delay(20);
        return undefined;
      }),
    );
    const ends = await Promise.all([first.drain(), second.drain()]);
    expect(ends.filter((end) => end === 'empty').length).toBe(locks === 'with' ? 1 : 2);
    expect(first.server.stored.size).toBe(30);
    expect(await first.meta()).toMatchObject({ unsent: 0, rejected: 0, conflict: 0, oldest: null });
  });

test('acknowledged 14 days ago and confirmed again under the same epoch: forgotten; otherwise kept', async () => {
  const one = await rig();
  const day = 24 * 60 * 60 * 1000;
  let serverNow = Date.now();
  one.server.now = () => serverNow;
  await one.save(3);
  await one.drain();
  serverNow += 13 * day;
  await one.save();
  await one.drain();
  expect(await one.states()).toHaveLength(4);
  serverNow += 2 * day;
  one.server.watermark = 2;
  await one.save();
  await one.drain();
  // Above the watermark stays, and what was acknowledged two days ago.
  expect(await one.states()).toHaveLength(3);
  expect(await one.database.run((db) => db.count('sessions'))).toBe(1);
});

test('nothing is sent in clear, and every batch brings the sessions that it names', async () => {
  const one = await waiting(2);
  await one.drain();
  for (const batch of one.server.batches.filter((each) => each.records.length > 0))
    expect(Object.keys(batch.sessions)).toHaveLength(1);
});
