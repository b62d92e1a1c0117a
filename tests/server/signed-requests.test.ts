import { generateKeyPairSync } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { testCounty } from './county';
import { testPhone } from './phone';
import { refusalOf } from './refusal';
import { declaration } from './sayings';

test('who a phone is comes before what it says: unknown, revoked, badly signed', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const guard = await county.worker(county.exit);
  const stranger = testPhone(county.base);
  const body = { anything: true };
  expect(await refusalOf(await stranger.request('POST', '/v1/records', { body }))).toEqual([
    401,
    'unknown-install',
  ]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(await refusalOf(await phone.request('POST', '/v1/records', { body, signWith: privateKey }))).toEqual(
    [401, 'bad-signature'],
  );
  expect((await county.desk('DELETE', `/v1/phones/${guard.install}`)).status).toBe(200);
  expect(await refusalOf(await guard.request('POST', '/v1/records', { body }))).toEqual([401, 'revoked']);
  expect(await refusalOf(await guard.request('GET', '/v1/pull?cursor=0'))).toEqual([401, 'revoked']);
  expect(await refusalOf(await phone.request('POST', '/v1/records', { body }))).toEqual([400, 'bad-request']);
});

test('a signature holds for one method, address, body, time and head only', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  const good = phone.batch([said]);
  let taken: Record<string, string> = {};
  const original = globalThis.fetch;
  globalThis.fetch = async (url, init) => {
    taken = { ...(init?.headers as Record<string, string>) };
    return await original(url, init);
  };
  await phone.request('POST', '/v1/records', { body: good }).finally(() => {
    globalThis.fetch = original;
  });
  const send = (path: string, headers: Record<string, string>, body: unknown) =>
    fetch(`${county.base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect((await send('/v1/records', taken, good)).status).toBe(200);
  const other = { ...(good as object), batch: uuid() };
  for (const [path, headers, body] of [
    ['/v1/records', taken, other],
    ['/v1/passes', taken, good],
    ['/v1/records?x=1', taken, good],
    ['/v1/records', { ...taken, 'kakou-sent-at': '1' }, good],
    ['/v1/records', { ...taken, 'kakou-head': '' }, good],
    ['/v1/records', { ...taken, 'kakou-signature': 'A'.repeat(86) }, good],
    ['/v1/records', { ...taken, 'kakou-signature': '' }, good],
    ['/v1/records', { ...taken, 'kakou-install': 'x' }, good],
  ] as const)
    expect(await refusalOf(await send(path, headers, body))).toEqual([401, 'bad-signature']);
});

test('a key that is no point of the curve is refused, and an install keeps its first key', async () => {
  const county = await testCounty();
  const phone = testPhone(county.base);
  const hello = (key: string) =>
    phone.request('POST', '/v1/installs', { body: { install: phone.install, key } });
  const off = Buffer.from(phone.key, 'base64url');
  off[64] = (off[64] ?? 0) ^ 1;
  expect(await refusalOf(await hello(off.toString('base64url')))).toEqual([400, 'bad-request']);
  expect((await hello(phone.key)).status).toBe(200);
  expect((await hello(phone.key)).status).toBe(200);
  const thief = testPhone(county.base, phone.install);
  const taken = await thief.request('POST', '/v1/installs', {
    body: { install: thief.install, key: thief.key },
  });
  expect(await refusalOf(taken)).toEqual([409, 'conflict']);
});
