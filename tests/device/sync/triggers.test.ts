import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { createSyncing } from '#device/sync/triggers';
import { refuse } from '../county-server';
import { heldAnswer } from '../held-answer';
import { rig } from '../rig';

const down = http.all('*/v1/*', () => HttpResponse.error());

test('sending after a failure waits its turn at a save, not when something hints at a network', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  one.server.before.push(down);
  await one.save();
  await syncing.now('saved');
  const posts = () => one.server.requests.filter((request) => request.startsWith('POST')).length;
  const before = posts();
  await syncing.now('saved');
  expect(posts()).toBe(before);
  await syncing.now('hint');
  expect(posts()).toBe(before + 1);
  one.time.wall += 1_000_000;
  await syncing.now('timer');
  expect(posts()).toBe(before + 2);
});

test('a wait that the server asked for is cut short only by a person', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  await one.save();
  await one.drain();
  await one.save();
  one.server.before.push(
    http.post('*/v1/records', () => refuse(503, { error: 'busy' }, { 'retry-after': '600' })),
  );
  await syncing.now('hint');
  one.server.before.length = 0;
  await syncing.now('hint');
  expect((await one.meta()).unsent).toBe(1);
  await syncing.now('asked');
  expect((await one.meta()).unsent).toBe(0);
});

test('a record saved during a run goes out with it or right after it', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  await one.save(3);
  const { held, handler, release } = heldAnswer();
  one.server.before.push(handler);
  const running = syncing.now('saved');
  await expect.poll(() => held.arrived).toBe(1);
  await one.save();
  release();
  await Promise.all([running, syncing.now('saved')]);
  expect((await one.meta()).unsent).toBe(0);
  expect(one.server.stored.size).toBe(4);
});

test('who asks waits for the run of another page', async () => {
  const one = await rig();
  const other = await rig({ name: one.name, server: one.server });
  await one.save(2);
  const { held, handler, release } = heldAnswer();
  one.server.before.push(handler);
  const running = other.drain();
  await expect.poll(() => held.arrived).toBe(1);
  const asked = createSyncing(one.hands).now('asked');
  release();
  await Promise.all([running, asked]);
  expect((await one.meta()).unsent).toBe(0);
  expect(one.server.batches).toHaveLength(1);
});

test('who asks during a run that found another page sending waits for that page', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  await one.save();
  let finish: () => void = () => undefined;
  const other = navigator.locks.request(
    `${one.name} outbox`,
    () => new Promise<void>((done) => (finish = done)),
  );
  const saved = syncing.now('saved');
  const asked = syncing.now('asked');
  await vi.waitFor(async () => {
    const { pending = [] } = await navigator.locks.query();
    expect(pending.map((lock) => lock.name)).toContain(`${one.name} outbox`);
  });
  finish();
  await Promise.all([other, saved, asked]);
  expect((await one.meta()).unsent).toBe(0);
});

test('what was pulled a moment ago is not asked for by every save', async () => {
  const one = await rig();
  await one.save();
  await one.drain();
  const syncing = createSyncing(one.hands);
  const pulls = () => one.server.requests.filter((request) => request.includes('/v1/pull')).length;
  await syncing.now('hint');
  await syncing.now('saved');
  expect(pulls()).toBe(1);
  one.time.monotonic += 60_000;
  await syncing.now('timer');
  expect(pulls()).toBe(2);
});

test('a page that holds the lock and is frozen does not hold up the others for ever', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  await one.save();
  let thaw: () => void = () => undefined;
  const frozen = navigator.locks.request(
    `${one.name} outbox`,
    () => new Promise<void>((done) => (thaw = done)),
  );
  await syncing.now('saved');
  expect((await one.meta()).unsent).toBe(1);
  one.time.monotonic += 61_000;
  await syncing.now('timer');
  expect((await one.meta()).unsent).toBe(0);
  thaw();
  await frozen;
});

test('who asks while a pull is under way gets one that began after they asked', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  await one.save();
  await one.drain();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const pulls = () => one.server.requests.filter((request) => request.includes('/v1/pull')).length;
  one.server.before.push(http.get('*/v1/pull', () => released.then(() => undefined)));
  const first = syncing.now('hint');
  await expect.poll(pulls).toBe(1);
  const asked = syncing.now('asked');
  release();
  await Promise.all([first, asked]);
  expect(pulls()).toBe(2);
});
