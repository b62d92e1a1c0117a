import { createHmac, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pushAnswerSchema } from '#domain/wire';
import { knockAtPhones } from '#server/notify/knock';
import type { Letter } from '#server/notify/outgoing';
import { textPosts } from '#server/notify/text-posts';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';

const MINUTE = 60_000;
const SECRET = 'a secret of the operator';
const GATEWAY = 'https://sms.example/send';
const ENDPOINT = 'https://push.example/v1/abc';
const ORDER = { area: '610921100001', text: 'Count who came today, by 18:00.' };

/** A county that knocks and texts, with what left it; the status of each answer is the test's to say. */
async function county(kind: (typeof STORES)[number] = 'sqlite') {
  const letters: Letter[] = [];
  const answers = { status: 201 as number | null };
  const one = await testCounty(kind, {
    notify: {
      push: true,
      pushKey: null,
      contact: 'mailto:desk@example.org',
      texts: { url: GATEWAY, secret: SECRET },
    },
    send: async (letter) => {
      letters.push(letter);
      return answers.status;
    },
  });
  return { ...one, letters, answers };
}

const subscribe = (phone: TestPhone, endpoint: string | null = ENDPOINT) =>
  phone.request('POST', '/v1/push', { body: { endpoint } });

const state = async (phone: TestPhone) =>
  pushAnswerSchema.parse(await (await phone.request('GET', '/v1/push')).json());

const order = (one: TestCounty, area = ORDER.area) =>
  one.desk('POST', '/v1/instructions', { ...ORDER, area });

/** The header and claims of a VAPID proof, when its key has really signed it. */
function provenBy(header: string): { claims: Record<string, unknown>; key: string } {
  const { token = '', key = '' } = /^vapid t=(?<token>\S+), k=(?<key>\S+)$/.exec(header)?.groups ?? {};
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) };
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(good).toBe(true);
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()), key };
}

describe.each(STORES)('%s', (kind) => {
  test('a village’s phone is knocked at once for an instruction, without content and with a proof of who knocks', async () => {
    const one = await county(kind);
    const duty = await one.worker(one.village);
    const foreign = await one.worker(one.other);
    expect((await state(duty)).endpoint).toBeNull();
    expect((await subscribe(duty)).status).toBe(200);
    expect((await subscribe(foreign, `${ENDPOINT}/other`)).status).toBe(200);
    const { key } = await state(duty);
    await order(one);
    await knockAtPhones(one.context);
    await knockAtPhones(one.context);
    expect(one.letters).toHaveLength(1);
    const [letter] = one.letters;
    expect(letter).toMatchObject({ url: ENDPOINT, body: '', to: 'public' });
    expect(letter?.headers).toMatchObject({ ttl: '7200', urgency: 'high', topic: 'instruction' });
    const proof = provenBy(letter?.headers['authorization'] ?? '');
    expect(proof.key).toBe(key);
    expect(proof.claims).toMatchObject({ aud: 'https://push.example', sub: 'mailto:desk@example.org' });
    expect(Number(proof.claims['exp']) * 1000).toBeLessThan(Date.now() + 24 * 60 * MINUTE);
  });

  test('an address that is gone is forgotten, and so is that of a phone that was shut out or says no', async () => {
    const one = await county(kind);
    const gone = await one.worker(one.village);
    const [unwilling, out] = [await one.worker(one.village), await one.worker(one.village)];
    for (const [at, phone] of [gone, unwilling, out].entries()) await subscribe(phone, `${ENDPOINT}/${at}`);
    await subscribe(unwilling, null);
    await one.desk('DELETE', `/v1/phones/${out.install}`);
    one.answers.status = 410;
    await order(one);
    await knockAtPhones(one.context);
    expect(one.letters.map(({ url }) => url)).toEqual([`${ENDPOINT}/0`]);
    const left = await one.context.store.db.selectFrom('push_subscriptions').select('install').execute();
    expect(left).toEqual([]);
  });

  test('after ten minutes the post’s telephone gets one text for all that waits there, signed, and nobody is named', async () => {
    const one = await county(kind);
    await one.desk('POST', `/v1/posts/${one.village.id}/telephone`, { telephone: '13800000001' });
    await order(one);
    await order(one);
    await order(one, one.other.area);
    await textPosts(one.context);
    expect(one.letters).toEqual([]);
    one.wait(11 * MINUTE);
    await textPosts(one.context);
    await textPosts(one.context);
    expect(one.letters).toHaveLength(1);
    const [letter] = one.letters;
    expect(letter).toMatchObject({ url: GATEWAY, to: 'operator' });
    const said = JSON.parse(letter?.body ?? '');
    expect(said).toMatchObject({ to: '13800000001', text: 'instruction-waiting', params: { count: 2 } });
    expect(Object.keys(said).sort()).toEqual(['id', 'params', 'text', 'to']);
    const time = letter?.headers['kakou-time'] ?? '';
    const hmac = createHmac('sha256', SECRET).update(`${time}.${letter?.body}`).digest('hex');
    expect(letter?.headers['kakou-signature']).toBe(`sha256=${hmac}`);
    expect(one.log.join('')).not.toContain('13800000001');
  });
});

test('a text that failed is tried five times and then given up; a received instruction is not texted about', async () => {
  const one = await county();
  await one.desk('POST', `/v1/posts/${one.village.id}/telephone`, { telephone: '13800000001' });
  await order(one);
  const given = await (await one.desk('GET', '/v1/instructions')).json();
  one.wait(11 * MINUTE);
  one.answers.status = null;
  for (let turn = 0; turn < 7; turn++) await textPosts(one.context);
  expect(one.letters).toHaveLength(5);
  await order(one);
  const [second] = (await (await one.desk('GET', '/v1/instructions')).json()).instructions;
  expect(second.id).not.toBe(given.instructions[0].id);
  await one.desk('POST', `/v1/instructions/${second.id}/steps`, { step: 'received' });
  one.wait(11 * MINUTE);
  await textPosts(one.context);
  expect(one.letters).toHaveLength(5);
});

test('a phone whose app is open and listens is not knocked at, and one that did not answer is tried once more', async () => {
  const one = await county();
  const duty = await one.worker(one.village);
  const closed = await one.worker(one.village);
  await subscribe(duty);
  await subscribe(closed, `${ENDPOINT}/closed`);
  const stream = await duty.request('GET', '/v1/phone-events');
  one.answers.status = null;
  await order(one);
  await knockAtPhones(one.context);
  expect(one.letters.map(({ url }) => url)).toEqual([`${ENDPOINT}/closed`, `${ENDPOINT}/closed`]);
  await stream.body?.cancel();
});

test.each([
  'http://push.example/abc',
  'https://127.0.0.1/abc',
  'https://[::1]/abc',
  'https://10.1.2.3/abc',
  'https://localhost/abc',
  'https://push.example:8443/abc',
  'https://user:secret@push.example/abc',
  'nonsense',
])('%s is no address to knock at', async (endpoint) => {
  const one = await county();
  const answer = await subscribe(await one.worker(one.village), endpoint);
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'bad-request', fields: ['endpoint'] }]);
});

test('where nothing is set nothing leaves, and phones are told that there is no key', async () => {
  const letters: Letter[] = [];
  const one = await testCounty('sqlite', {
    send: async (letter) => {
      letters.push(letter);
      return 201;
    },
  });
  const duty = await one.worker(one.village);
  expect(await state(duty)).toEqual({ key: null, endpoint: null });
  expect((await subscribe(duty)).status).toBe(404);
  await one.desk('POST', `/v1/posts/${one.village.id}/telephone`, { telephone: '13800000001' });
  await order(one);
  one.wait(11 * MINUTE);
  await knockAtPhones(one.context);
  await textPosts(one.context);
  expect(letters).toEqual([]);
});
