import { expect, test } from 'vitest';
import { changeMeta } from '#device/database';
import { heldAnswer } from '../held-answer';
import { rig } from '../rig';
import { waiting } from './batches';

/** What runs of sending keep true together: two pages, a restored server, what is forgotten when. */

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

for (const locks of ['with', 'without'] as const)
  test(`two tabs that drain at once store each record once and count right, ${locks} Web Locks`, async () => {
    const more = locks === 'with' ? {} : { locks: null };
    const first = await rig(more);
    const second = await rig({ ...more, name: first.name, server: first.server });
    await first.save(30);
    const { held, handler, release } = heldAnswer();
    first.server.before.push(handler);
    const drains = [first.drain(), second.drain()];
    // The other tab has come and gone, or sends the same batch too, before the first is answered.
    if (locks === 'with') await Promise.race(drains);
    else await expect.poll(() => held.arrived).toBe(2);
    release();
    const ends = await Promise.all(drains);
    expect(ends.filter((end) => end === 'empty').length).toBe(locks === 'with' ? 1 : 2);
    expect(first.server.stored.size).toBe(30);
    expect(await first.meta()).toMatchObject({ unsent: 0, rejected: 0, conflict: 0, oldest: null });
  });

test('a counter that says more than what waits is put right, and the phone comes to rest', async () => {
  const one = await waiting(2);
  await one.drain();
  await changeMeta(one.database, (meta) => ({ ...meta, unsent: 7, oldest: 1 }));
  expect(await one.drain()).toBe('empty');
  expect(await one.meta()).toMatchObject({ unsent: 0, oldest: null, failures: 0 });
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

test('a watermark that goes back under the same epoch: the server lost records and nobody said so, they go out again', async () => {
  const one = await waiting(4);
  await one.drain();
  for (const [id, { record }] of [...one.server.stored.entries()])
    if (record.seq > 2) one.server.stored.delete(id);
  await changeMeta(one.database, (meta) => ({ ...meta, cursor: '40', cursorEpoch: 'e1' }));
  await one.save();
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(6);
  expect(await one.meta()).toMatchObject({ unsent: 0, watermark: 6, cursor: null, cursorEpoch: null });
});
