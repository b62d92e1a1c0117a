import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { waitAgain } from '#device/records';
import { ours } from '../county-server';
import { type Rig } from '../rig';
import { batchIn, RECORDS, waiting } from './batches';

/** Only a receipt moves a record, and only one that names its id and its hash. */

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
    http.post(RECORDS, async ({ request }) =>
      HttpResponse.json(
        {
          batch: (await batchIn(request)).batch,
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
    http.post(RECORDS, async ({ request }) =>
      HttpResponse.json(
        {
          batch: (await batchIn(request)).batch,
          epoch: 'e1',
          watermark: 2,
          serverTime: 1,
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
    http.post(RECORDS, async ({ request }) =>
      HttpResponse.json(
        {
          batch: (await batchIn(request)).batch,
          epoch: 'e1',
          watermark: 2,
          serverTime: 1,
          results: [{ id, hash: row?.hash, status: 'stored' }],
        },
        { headers: ours },
      ),
    ),
  );
  expect(await one.drain()).toBe('left');
  expect((await one.meta()).unsent).toBe(1);
});

test('a record that the server does not name is stepped over and comes again', async () => {
  const one = await waiting(3);
  const [first] = await one.database.run((db) => db.getAll('outbox'));
  let posts = 0;
  one.server.before.push(
    http.post(RECORDS, async ({ request }) => {
      posts += 1;
      const rows = await one.database.run((db) => db.getAll('outbox'));
      const named = rows.filter((row) => row.id !== first?.id);
      const results = named.map(({ id, hash }) => ({ id, hash, status: 'stored' }));
      const { batch } = await batchIn(request);
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
