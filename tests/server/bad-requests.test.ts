import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BATCH_BYTES } from '#domain/wire';
import { type TestCounty, testCounty } from './county';
import { refusalOf } from './refusal';
import { declaration } from './sayings';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Writes bytes to the server as they are and gives the first line of what comes back. */
function raw(county: TestCounty, chunks: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(county.base).port), '127.0.0.1');
    let answer = '';
    const finish = () => resolve(answer.split('\r\n')[0] ?? '');
    socket.on('data', (data) => {
      answer += data;
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', finish);
    socket.on('error', finish);
    for (const chunk of chunks) socket.write(chunk);
  });
}

test('a body past the limit is 413 whether it says its length or comes in chunks, and nothing is written', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const big = new Uint8Array(BATCH_BYTES + 1).fill(32);
  expect(await refusalOf(await phone.request('POST', '/v1/records', { raw: big }))).toEqual([
    413,
    'too-large',
  ]);
  const head =
    'POST /v1/records HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 32), Buffer.from('\r\n')]);
  expect(await raw(county, [head, ...Array(9).fill(chunk)])).toBe('HTTP/1.1 413 Payload Too Large');
  const just = await phone.request('POST', '/v1/records', { raw: new Uint8Array(BATCH_BYTES).fill(32) });
  expect(await refusalOf(just)).toEqual([400, 'not-json']);
  expect(await county.context.store.db.selectFrom('records').selectAll().execute()).toEqual([]);
});

test('501 records are too many, 500 are not', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const records = (count: number) => ({ body: phone.batch(Array(count).fill({ text: 'AAAA' })) });
  expect(await refusalOf(await phone.request('POST', '/v1/records', records(501)))).toEqual([
    413,
    'too-large',
  ]);
  expect((await phone.request('POST', '/v1/records', records(500))).status).toBe(200);
});

test.each([
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
  ['application/json; charset=gb2312', 415],
  ['application/json; charset=utf-8', 400],
  ['', 415],
])('a body said to be %s is %i', async (type, status) => {
  const county = await testCounty();
  const phone = await county.traveller();
  const response = await phone.request('POST', '/v1/records', {
    body: {},
    headers: { 'content-type': type },
  });
  expect(response.status).toBe(status);
});

test.each([
  ['nothing', new Uint8Array()],
  ['half an object', new TextEncoder().encode('{"batch":')],
  ['two values', new TextEncoder().encode('{}{}')],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeff{}', 'utf16le'))],
  ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
  ['broken UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22])],
  ['a number past all numbers', new TextEncoder().encode('{"a":1e400')],
])('a body that is %s is not JSON', async (_, body) => {
  const county = await testCounty();
  const phone = await county.traveller();
  expect(
    await refusalOf(await phone.request('POST', '/v1/records', { raw: body, headers: JSON_TYPE })),
  ).toEqual([400, 'not-json']);
});

test.each([
  ['deep nesting', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['a poisoned prototype', '{"__proto__":{"admin":true},"batch":"x"}'],
  ['an unknown field', '{"batch":"x","colour":"green"}'],
  ['a list', '[]'],
  ['null', 'null'],
])('JSON of another shape is refused by name: %s', async (_, text) => {
  const county = await testCounty();
  const phone = await county.traveller();
  const body = new TextEncoder().encode(text);
  expect(await refusalOf(await phone.request('POST', '/v1/records', { raw: body }))).toEqual([
    400,
    'bad-request',
  ]);
});

test('a packed body counts as what it unpacks to, and is unpacked no further than what may be', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const response = await phone.request('POST', '/v1/records', {
    raw: bomb,
    headers: { 'content-encoding': 'gzip' },
  });
  expect(response.status).toBe(413);
  const gzip = { 'content-encoding': 'gzip' };
  const cut = gzipSync(Buffer.from('{}')).subarray(0, -6);
  expect((await phone.request('POST', '/v1/records', { raw: cut, headers: gzip })).status).toBe(400);
  const other = { raw: new Uint8Array(20), headers: { 'content-encoding': 'br' } };
  expect((await phone.request('POST', '/v1/records', other)).status).toBe(415);
});

test('a batch in gzip is signed as what it unpacks to, and stored like any other', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  const text = new TextEncoder().encode(JSON.stringify(phone.batch([said])));
  const response = await phone.request('POST', '/v1/records', { raw: text, gzip: true });
  expect((await response.json()).results[0].status).toBe('stored');
});

test('unknown, repeated and wrong parameters are refused by name', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const asked = async (path: string) => {
    const response = await county.desk('GET', path);
    return [response.status, (await response.json()).fields];
  };
  expect(await asked('/v1/board?hours=0')).toEqual([400, ['hours']]);
  expect(await asked('/v1/board?hours=337')).toEqual([400, ['hours']]);
  expect(await asked('/v1/board?hours=abc')).toEqual([400, ['hours']]);
  expect(await asked('/v1/board?hours=1&hours=2')).toEqual([400, ['hours']]);
  expect(await asked('/v1/board?sort=password')).toEqual([400, ['sort']]);
  expect(await asked("/v1/board?area=430000000000'")).toEqual([400, ['area']]);
  expect(await asked('/v1/board?area[]=61')).toEqual([400, []]);
  expect(await asked('/v1/board?colour=purple')).toEqual([400, ['colour']]);
  expect(await asked('/v1/vehicles?limit=100000')).toEqual([400, ['limit']]);
  for (const cursor of ['', '-1', '1.5', '01', 'abc', '9999999999999999'])
    expect((await phone.request('GET', `/v1/pull?cursor=${cursor}`)).status).toBe(400);
  expect((await phone.request('GET', '/v1/pull')).status).toBe(400);
});

test('an unknown method of a known address is 405 with what there is, an unknown address 404', async () => {
  const county = await testCounty();
  const put = await fetch(`${county.base}/v1/records`, { method: 'PUT', body: '{}' });
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await refusalOf(put)).toEqual([405, 'method-not-allowed']);
  const override = await fetch(`${county.base}/v1/county`, {
    method: 'POST',
    headers: { 'x-http-method-override': 'GET' },
  });
  expect(override.status).toBe(405);
  expect(await refusalOf(await fetch(`${county.base}/v1/nothing`))).toEqual([404, 'not-found']);
  for (const path of [
    '/v1/%00',
    '/v1/persons/%2e%2e%2f',
    '/v1/persons/%E0%A4%A',
    '/%c0%ae%c0%ae/etc/passwd',
    '/../../etc/passwd',
  ])
    expect((await fetch(`${county.base}${path}`)).status).toBeLessThan(500);
});

test('headers without end and an address without end are refused by the server itself', async () => {
  const county = await testCounty();
  const many = Array.from({ length: 3000 }, (_, at) => `x-${at}: ${'a'.repeat(20)}\r\n`).join('');
  expect(await raw(county, [`GET /v1/county HTTP/1.1\r\nhost: x\r\n${many}\r\n`])).toMatch(/^HTTP\/1\.1 431/);
  const both =
    'POST /v1/records HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
  expect(await raw(county, [both])).toMatch(/^HTTP\/1\.1 400/);
});

test('a request that breaks off in its body leaves nothing behind and the server goes on', async () => {
  const county = await testCounty();
  await new Promise<void>((resolve) => {
    const half = httpRequest(`${county.base}/v1/records`, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-length': 1000 },
    });
    half.on('error', () => resolve());
    half.write('{"batch"');
    half.once('socket', (socket) => socket.once('connect', () => half.destroy()));
  });
  expect((await fetch(`${county.base}/v1/county`)).status).toBe(200);
});

test('what goes wrong inside says an id and nothing else, and the log names no person', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await phone.seal(declaration({ name: '魏晓棠', plate: '陕GO0001', phone: '10000000001' }));
  county.context.policies.inForce = () => Promise.reject(new Error('魏晓棠 陕GO0001'));
  const response = await phone.request('POST', '/v1/records', { body: phone.batch([said]) });
  const text = await response.text();
  expect([response.status, text]).toEqual([500, '{"error":"busy"}']);
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const log = county.log.join('\n');
  expect(log).toContain(response.headers.get('x-request-id'));
  expect(log).not.toMatch(/魏晓棠|陕GO0001|10000000001|839999/);
});

test('every answer forbids frames, foreign code and guessing', async () => {
  const county = await testCounty();
  const { headers } = await fetch(`${county.base}/v1/county`);
  const policy = headers.get('content-security-policy') ?? '';
  for (const part of [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});

test('whoever asks too much is told to slow down, and another phone is not', async () => {
  const county = await testCounty('sqlite', {
    limits: { open: 1e6, phone: 3, desk: 1e6, look: 1e6, signIn: 2 },
  });
  const phone = await county.traveller();
  const other = await county.traveller();
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await phone.request('GET', '/v1/pull?cursor=0')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await other.request('GET', '/v1/pull?cursor=0')).status).toBe(200);
  const signIn = () =>
    fetch(`${county.base}/v1/session`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ login: 'desk', password: 'wrong' }),
    });
  expect([(await signIn()).status, (await signIn()).status]).toEqual([401, 401]);
  const third = await signIn();
  expect(await refusalOf(third)).toEqual([429, 'slow-down']);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
});
