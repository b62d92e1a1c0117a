import { HttpResponse, http } from 'msw';
import { expect, onTestFinished, test, vi } from 'vitest';
import { changeMeta } from '#device/database';
import { listen } from '#device/sync/listen';
import { createSyncing } from '#device/sync/triggers';
import { INSTALL_HEADER, SIGNATURE_HEADER } from '#domain/wire';
import { ours, refuse } from '../county-server';
import { rig } from '../rig';

/** A server whose streams the test writes. */
async function streaming() {
  const one = await rig();
  const streams: { say(text: string): void; end(): void; signed: boolean }[] = [];
  const asked = { streams: 0 };
  one.server.before.push(
    http.get('*/v1/phone-events', ({ request }) => {
      asked.streams++;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const bytes = new TextEncoder();
          streams.push({
            say: (text) => controller.enqueue(bytes.encode(text)),
            end: () => controller.close(),
            signed: request.headers.has(SIGNATURE_HEADER) && request.headers.has(INSTALL_HEADER),
          });
        },
      });
      return new HttpResponse(body, { headers: { ...ours, 'content-type': 'text/event-stream' } });
    }),
  );
  await changeMeta(one.database, (meta) => ({ ...meta, cursor: '7' }));
  const pulls = vi.fn(async () => undefined);
  const stop = listen({ database: one.database, ports: one.ports }, pulls);
  onTestFinished(stop);
  return { one, streams, asked, pulls, stop };
}

const pull = (rev: number) => `id: ${rev}\ndata: {"type":"pull","rev":${rev}}\n\n`;

test('a hint pulls at once, signed like every request; many in a row pull once more, and one that is known pulls nothing', async () => {
  const { streams, pulls, one } = await streaming();
  await expect.poll(() => streams.length).toBe(1);
  expect(streams[0]?.signed).toBe(true);
  streams[0]?.say(pull(7));
  streams[0]?.say(': \n\n');
  const at = performance.now();
  await vi.waitFor(async () => {
    streams[0]?.say(pull(8));
    expect(pulls).toHaveBeenCalled();
  });
  expect(performance.now() - at).toBeLessThan(1500);
  for (let rev = 9; rev < 60; rev++) streams[0]?.say(pull(rev));
  one.time.monotonic += 2000;
  await expect.poll(() => pulls.mock.calls.length, { timeout: 4000 }).toBe(2);
});

test('a hint that is cut in two is read as one, and what is no hint is none', async () => {
  const { streams, pulls } = await streaming();
  await expect.poll(() => streams.length).toBe(1);
  streams[0]?.say('data: {"type":"pu');
  streams[0]?.say('ll","rev":9}\n');
  await expect.poll(() => pulls.mock.calls.length).toBe(1);
  streams[0]?.say('data: {"type":"pull","rev":"x"}\ndata: nonsense\nevent: pull\n');
  streams[0]?.end();
  await expect.poll(() => streams.length, { timeout: 4000 }).toBe(2);
  expect(pulls).toHaveBeenCalledTimes(1);
});

test('a stream that ends is opened again, one that the server refuses is not asked for again soon', async () => {
  const { one, streams, asked } = await streaming();
  await expect.poll(() => streams.length).toBe(1);
  one.server.before.unshift(
    http.get('*/v1/phone-events', () => {
      asked.streams++;
      return refuse(404, { error: 'not-found' });
    }),
  );
  streams[0]?.end();
  await expect.poll(() => asked.streams, { timeout: 4000 }).toBe(2);
  // Everything else goes on, and takes longer than a second try would.
  const syncing = createSyncing(one.hands);
  await one.save();
  await syncing.now('asked');
  expect((await one.meta()).unsent).toBe(0);
  expect(asked.streams).toBe(2);
});

test('nothing is held open once the page stops listening', async () => {
  const { streams, stop, pulls, asked } = await streaming();
  await expect.poll(() => streams.length).toBe(1);
  stop();
  // Its reader is gone: what is said now is heard by nobody.
  expect(() => streams[0]?.say(pull(99))).not.toThrow();
  expect(pulls).not.toHaveBeenCalled();
  expect(asked.streams).toBe(1);
});

test('what the county tells is pulled though a moment ago something was', async () => {
  const one = await rig();
  const syncing = createSyncing(one.hands);
  const asked = () => one.server.requests.filter((request) => request.startsWith('GET')).length;
  await syncing.now('asked');
  const before = asked();
  await syncing.now('hint');
  expect(asked()).toBe(before);
  await syncing.now('told');
  expect(asked()).toBe(before + 1);
});
