import { expect, test } from 'vitest';
import { concat, toBase64Url } from '#domain/bytes';
import { encodeBase45 } from '#domain/pass/base45';
import { encodeCbor } from '#domain/pass/cbor';
import { digitsOf, nonceFromDigits } from '#domain/pass/challenge';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import { joinPass, passHeader, passMessage } from '#domain/pass/pass-bytes';
import { encodePayload } from '#domain/pass/payload';
import { liveText, paperText } from '#domain/pass/qr-text';
import type { Trust } from '#domain/pass/trust';
import { verifyPass } from '#domain/pass/verify-pass';
import { county, issue, KID, key, NOON, payload, phone, ports, show, stranger, trust } from './issuer';

const verify = (text: string, over: Partial<Trust> = {}, now = NOON) =>
  verifyPass(text, trust(over), { now, ports });

const codeOf = async (text: string, over: Partial<Trust> = {}, now = NOON) => {
  const verdict = await verify(text, over, now);
  return verdict.ok ? verdict.value.kind : verdict.fault.code;
};

const minute = 60_000;
const day = 1440 * minute;
const pass = await issue();
const live = await show(pass);

test('a live pass is good and gives back what was issued', async () => {
  expect(await verify(live)).toEqual({
    ok: true,
    value: {
      kind: 'live',
      freshness: 'fresh',
      challenged: false,
      ageSeconds: 0,
      payload: payload(),
      kid: 'abcdef01',
      iss: '衡阳县',
    },
  });
});

test('a paper pass is good, has no device key and no proof', async () => {
  const verdict = await verify(paperText(await issue({ deviceKey: null })));
  expect(verdict).toMatchObject({ ok: true, value: { kind: 'paper', payload: { deviceKey: null } } });
});

test('a pass without plate, document or Chinese origin comes back as issued', async () => {
  const plain = { plate: null, last4: null, documentType: 'none', origin: 'US' } as const;
  expect(await verify(await show(await issue(plain)))).toMatchObject({ ok: true, value: { payload: plain } });
});

test('what is no Kakou code is named', async () => {
  expect(await verify('https://qr.alipay.com/fkx1')).toEqual({
    ok: false,
    fault: { code: 'not-kakou', what: { kind: 'payment' } },
  });
});

test('a pass of a newer version is not called malformed', async () => {
  expect(await verify(live.replace('CP1:', 'CP2:'))).toMatchObject({
    fault: { what: { kind: 'newer-pass' } },
  });
});

test.each([
  ['nothing after the prefix', 'CP1:'],
  ['letters outside of base45', `${live.slice(0, -1)}a`],
  ['a group that stands for no bytes', 'CP1::::'],
  ['a text that is cut', live.slice(0, -12)],
  ['a text with more after it', `${live}000`],
  ['a text far too long', `CP1:${'0'.repeat(5000)}`],
])('malformed: %s', async (_what, text) => {
  expect(await codeOf(text)).toBe('malformed');
});

test('a proof with no pass inside is malformed', async () => {
  const text = `CP1:${encodeBase45(encodeCbor([new Uint8Array(9), 1, new Uint8Array(64)]))}`;
  expect(await codeOf(text)).toBe('malformed');
});

test('unknown issuer: no key of that id, or only one for another use', async () => {
  expect(await verify(live, { issuers: [] })).toEqual({
    ok: false,
    fault: { code: 'unknown-issuer', kid: 'abcdef01', towards: '430421105203' },
  });
  expect(await codeOf(live, { issuers: [key({ use: 'hcert' })] })).toBe('unknown-issuer');
});

test('wrong algorithm: the header claims another one than the trusted record', async () => {
  const header = passHeader(KID, -35);
  const body = encodePayload(payload());
  const claimed = joinPass(header, body, await county.sign(passMessage(header, body)));
  expect(await verify(paperText(claimed))).toEqual({
    ok: false,
    fault: { code: 'wrong-algorithm', kid: 'abcdef01', algorithm: -35 },
  });
  expect(await codeOf(live, { issuers: [key({ alg: 'PS256' })] })).toBe('wrong-algorithm');
});

test('bad signature: signed by somebody else under the same key id', async () => {
  expect(await codeOf(await show(await issue({}, stranger)))).toBe('bad-signature');
});

test('all keys of one id are tried', async () => {
  const other = key({ key: toBase64Url(stranger.point), iss: 'elsewhere' });
  expect(await verify(live, { issuers: [other, key()] })).toMatchObject({
    ok: true,
    value: { iss: '衡阳县' },
  });
});

test('a trusted key may be written compressed, and one that is no point is passed over', async () => {
  expect(await codeOf(live, { issuers: [key({ key: toBase64Url(county.compressed) })] })).toBe('live');
  expect(await codeOf(live, { issuers: [key({ key: toBase64Url(new Uint8Array(33)) })] })).toBe(
    'bad-signature',
  );
});

test('a signature of zeros is bad and never reaches the signature check', async () => {
  const header = passHeader(KID);
  const zero = joinPass(header, encodePayload(payload({ deviceKey: null })), new Uint8Array(64));
  const yes = { ...ports, verifyEs256: async () => true };
  expect(await verifyPass(paperText(zero), trust(), { now: NOON, ports: yes })).toMatchObject({
    fault: { code: 'bad-signature' },
  });
});

test('the high s of the same signature is bad: a pass has one spelling', async () => {
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const paper = await issue({ deviceKey: null });
  const s = BigInt(`0x${Buffer.from(paper.slice(-32)).toString('hex')}`);
  const high = Buffer.from((n - s).toString(16).padStart(64, '0'), 'hex');
  expect(await codeOf(paperText(concat(paper.slice(0, -32), new Uint8Array(high))))).toBe('bad-signature');
});

test('not yet valid: the key counts from later on, give or take two minutes', async () => {
  const from = NOON + 5 * minute;
  expect(await verify(live, { issuers: [key({ notBefore: from })] })).toMatchObject({
    fault: { code: 'not-yet-valid', from },
  });
  expect(await codeOf(live, { issuers: [key({ notBefore: NOON + 2 * minute })] })).toBe('live');
});

test('expired: at the very second, or when the key no longer counts', async () => {
  const exp = payload().exp * 1000;
  expect(await verify(await show(pass, { at: exp }), {}, exp)).toMatchObject({
    fault: { code: 'expired', since: exp },
  });
  expect(await codeOf(await show(pass, { at: exp - 10_000 }), {}, exp - 1)).toBe('live');
  const since = NOON - minute;
  expect(await verify(live, { issuers: [key({ notAfter: since })] })).toMatchObject({
    fault: { code: 'expired', since },
  });
});

test('revoked: names the list and its age, and whose pass it is', async () => {
  const asOf = NOON - 5 * 60 * minute;
  const revoked = { number: 9, asOf, passes: new Set(['0123456789abcdef']) };
  expect(await verify(live, { revoked })).toEqual({
    ok: false,
    fault: {
      code: 'revoked',
      list: 9,
      listAsOf: asOf,
      listAgeMs: 5 * 60 * minute,
      pass: { payload: payload(), kid: 'abcdef01', iss: '衡阳县' },
    },
  });
});

test('a pass with a device key but no proof is a screenshot, never paper', async () => {
  expect(await codeOf(paperText(pass))).toBe('proof-missing');
});

test("another phone's proof is bad", async () => {
  expect(await codeOf(await show(pass, { signer: stranger }))).toBe('bad-proof');
});

test("another pass's proof is bad, on the same phone too", async () => {
  const second = await issue({ cti: 'ffffffffffffffff' });
  const proof = await makeProof(
    { pass: second, step: stepAt(NOON), nonce: null },
    { ...ports, sign: phone.sign },
  );
  expect(await codeOf(liveText(pass, proof))).toBe('bad-proof');
});

test('a proof cannot be moved to another step or another challenge', async () => {
  const proof = await makeProof({ pass, step: stepAt(NOON), nonce: null }, { ...ports, sign: phone.sign });
  expect(await codeOf(liveText(pass, { ...proof, step: proof.step + 1 }))).toBe('bad-proof');
  expect(await codeOf(liveText(pass, { ...proof, nonce: new Uint8Array(8) }))).toBe('bad-proof');
});

test('a proof of zeros is bad', async () => {
  expect(
    await codeOf(liveText(pass, { step: stepAt(NOON), signature: new Uint8Array(64), nonce: null })),
  ).toBe('bad-proof');
});

test('a proof on a pass that has no device key is bad', async () => {
  expect(await codeOf(await show(await issue({ deviceKey: null })))).toBe('bad-proof');
});

test.each([
  [-120_001, 'stale-proof'],
  [-120_000, 'clocks-differ'],
  [-30_001, 'clocks-differ'],
  [-30_000, 'fresh'],
  [0, 'fresh'],
  [45_000, 'fresh'],
  [45_001, 'clocks-differ'],
  [120_000, 'clocks-differ'],
  [120_001, 'stale-proof'],
])('a proof of age %i ms is %s', async (age, expected) => {
  const verdict = await verify(live, {}, NOON + age);
  expect(verdict.ok ? verdict.value.kind === 'live' && verdict.value.freshness : verdict.fault.code).toBe(
    expected,
  );
});

test('a replayed old step is stale, with its age', async () => {
  expect(await verify(live, {}, NOON + 10 * minute)).toMatchObject({
    fault: { code: 'stale-proof', ageSeconds: 600 },
  });
});

test('a challenge answered needs no clock', async () => {
  const expectedNonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const text = await show(pass, { at: NOON - day, nonce: expectedNonce });
  expect(await verify(text, { expectedNonce })).toMatchObject({
    ok: true,
    value: { kind: 'live', freshness: 'fresh', challenged: true, ageSeconds: 86_400 },
  });
});

test('the six digits of a challenge, typed, answer it too', async () => {
  const expectedNonce = Uint8Array.of(255, 254, 3, 4, 5, 6, 7, 8);
  const text = await show(pass, { at: NOON - day, nonce: nonceFromDigits(digitsOf(expectedNonce)) });
  expect(await verify(text, { expectedNonce })).toMatchObject({ value: { challenged: true } });
});

test('an answer to some other challenge is judged by the clock', async () => {
  const nonce = Uint8Array.of(9, 9, 9, 9, 9, 9, 9, 9);
  const expectedNonce = new Uint8Array(8);
  const old = await show(pass, { at: NOON - day, nonce });
  expect(await codeOf(old, { expectedNonce })).toBe('stale-proof');
  expect(await codeOf(old)).toBe('stale-proof');
  expect(await verify(await show(pass, { nonce }), { expectedNonce })).toMatchObject({
    value: { challenged: false, freshness: 'fresh' },
  });
});

test('a pass that was used at this post says when, and by which of its phones', async () => {
  const use = { at: NOON - minute, by: 'other-phone' } as const;
  expect(await verify(live, { usedHere: (cti) => (cti === '0123456789abcdef' ? use : null) })).toMatchObject({
    fault: { code: 'used-here', ...use },
  });
  expect(await codeOf(live, { usedHere: async () => null })).toBe('live');
});

test('faults come in their order: each one mended uncovers the next', async () => {
  const asOf = NOON;
  const far = NOON + 400 * day;
  const text = await show(pass, { at: NOON, signer: stranger });
  const old = await show(pass);
  const revoked = { number: 1, asOf, passes: new Set(['0123456789abcdef']) };
  const usedHere = () => ({ at: 1, by: 'this-phone' }) as const;
  const late = key({ notBefore: far + day, notAfter: far + 2 * day });
  const wrong = { ...late, key: toBase64Url(stranger.point) };
  const steps: [string, string, Partial<Trust>, number][] = [
    ['not-kakou', text.slice(1), { issuers: [], revoked, usedHere }, far],
    ['malformed', `${text}0`, { issuers: [], revoked, usedHere }, far],
    ['unknown-issuer', text, { issuers: [], revoked, usedHere }, far],
    ['wrong-algorithm', text, { issuers: [{ ...wrong, alg: 'none' }], revoked, usedHere }, far],
    ['bad-signature', text, { issuers: [wrong], revoked, usedHere }, far],
    ['not-yet-valid', text, { issuers: [late], revoked, usedHere }, far],
    ['expired', text, { revoked, usedHere }, far],
    ['revoked', text, { revoked, usedHere }, NOON + day],
    ['revoked', paperText(pass), { revoked, usedHere }, NOON + day],
    ['proof-missing', paperText(pass), { usedHere }, NOON + day],
    ['bad-proof', text, { usedHere }, NOON + day],
    ['stale-proof', old, { usedHere }, NOON + day],
    ['used-here', old, { usedHere }, NOON],
    ['live', old, {}, NOON],
  ];
  for (const [expected, shown, over, now] of steps) expect(await codeOf(shown, over, now)).toBe(expected);
});
