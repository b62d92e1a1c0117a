import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ask, readAnswer } from '#device/ask';
import { fault, ok } from '#domain/result';
import { ours } from './county-server';

const request = { method: 'GET', path: '/v1/county', timeout: 1000, credentials: 'omit' as const };
const given = (answer: () => Promise<Response>) => ({ fetch: answer, wall: () => 1_700_000_000_000 });
const json =
  (status: number, body: unknown, headers: Record<string, string> = ours) =>
  async () =>
    Response.json(body, { status, headers });

test('an answer that never comes is given up as a timeout', async () => {
  const ports = {
    wall: () => 0,
    fetch: (_path: string, init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
  };
  expect(await ask(ports, { ...request, timeout: 10 })).toMatchObject({ kind: 'none', timeout: true });
});

test('a body that stops half way is given up as a timeout', async () => {
  const ports = {
    wall: () => 0,
    fetch: async (_path: string, init: RequestInit) => {
      const body = new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('{"a":'));
          init.signal?.addEventListener('abort', () => stream.error(new DOMException('', 'AbortError')));
        },
      });
      return new Response(body, { headers: { ...ours, 'content-type': 'application/json' } });
    },
  };
  expect(await ask(ports, { ...request, timeout: 10 })).toMatchObject({ kind: 'none', timeout: true });
});

test('a connection that is reset after a long upload was too slow', async () => {
  const ports = (took: number) => {
    let wall = 0;
    const fetch = async () => {
      wall += took;
      throw new TypeError('network error');
    };
    return { fetch, wall: () => wall };
  };
  expect(await ask(ports(30_000), request)).toMatchObject({ timeout: true });
  expect(await ask(ports(300), request)).toMatchObject({ timeout: false });
  const proxy = async () => new Response('', { status: 408 });
  expect(await ask(given(proxy), request)).toMatchObject({ kind: 'none', timeout: true });
});

test('requests refuse redirects, keep no cache, and send no cookies', async () => {
  let seen: RequestInit = {};
  const fetch = async (_path: string, init: RequestInit) => {
    seen = init;
    return Response.json({}, { headers: ours });
  };
  await ask({ wall: () => 0, fetch }, request);
  expect(seen).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'omit' });
});

for (const [text, wait] of [
  ['7', 7000],
  ['0', 0],
  ['86400', 3_600_000],
  [new Date(1_700_000_060_000).toUTCString(), 60_000],
  ['soon', null],
] as const)
  test(`Retry-After: ${text} means ${wait} ms`, async () => {
    const answer = await ask(given(json(503, {}, { ...ours, 'retry-after': text })), request);
    expect(answer.retryAfter).toBe(wait);
  });

const schema = z.object({ n: z.int() });

test('a good answer is its parsed value', async () => {
  expect(readAnswer(await ask(given(json(200, { n: 1, more: 2 })), request), schema)).toEqual(ok({ n: 1 }));
});

test('a refusal is given with its fields', async () => {
  const refusal = { error: 'bad-request', fields: ['area'] };
  expect(readAnswer(await ask(given(json(400, refusal)), request), schema)).toEqual(fault(refusal));
});

test('a good status with a body of another shape proves nothing', async () => {
  expect(readAnswer(await ask(given(json(200, { n: 'x' })), request), schema)).toEqual(fault('no-network'));
});

test('a refusal that we do not know proves nothing', async () => {
  expect(readAnswer(await ask(given(json(500, { error: 'surprise' })), request), schema)).toEqual(
    fault('no-network'),
  );
});

test("a portal's page proves nothing", async () => {
  const page = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
  expect(readAnswer(await ask(given(page), request), schema)).toEqual(fault('no-network'));
});
