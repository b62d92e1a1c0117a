import { deflateSync } from 'node:zlib';
import { encode } from 'cbor2';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import type { EvidenceKey } from '#domain/evidence/evidence-key';
import { type HcertFault, verifyHcert } from '#domain/evidence/hcert';
import { encodeBase45 } from '#domain/pass/base45';
import { ports } from '../../vectors/ports';
import {
  DAY,
  makeCose,
  makeHcert,
  makeSigner,
  NOON,
  RECOVERY,
  TEST,
  textOf,
  VACCINATION,
  type Wanted,
} from './hcert-issuer';

const austria = await makeSigner('ES256', '0102030405060708');
const spain = await makeSigner('PS256', '1112131415161718');
const stranger = await makeSigner('ES256', '0102030405060708');
const keys = [austria.trusted, spain.trusted];
const kid = austria.trusted.kid;

const verify = (text: string, trusted: readonly EvidenceKey[] = keys, now = NOON) =>
  verifyHcert(text, { keys: [...trusted] }, { now, ports });

const made = async (wanted: Wanted) => verify(await makeHcert(austria, wanted));
const code = (code: HcertFault['code'], facts = {}) => ({ ok: false, fault: { code, ...facts } });

test('a negative nucleic-acid test is evidence, with no more of it than the post needs', async () => {
  expect(await made({})).toEqual({
    ok: true,
    value: {
      scheme: 'hcert',
      issuer: 'AT',
      kid,
      kind: 'test',
      sampledAt: Date.UTC(2022, 3, 9, 6, 30),
      result: 'negative',
      method: 'naat',
      person: {
        family: 'Müller-Stöger',
        given: 'Anna',
        standardFamily: 'MUELLER<STOEGER',
        standardGiven: 'ANNA',
        birth: '1988-02-09',
      },
      validUntil: NOON + 30 * DAY,
    },
  });
});

test('PS256 holds as well', async () => {
  const verdict = await verify(await makeHcert(spain));
  expect(verdict).toMatchObject({ ok: true, value: { kid: spain.trusted.kid } });
});

test.each([
  ['without a tag', { tags: [] }],
  ['as a tagged web token', { tags: [61, 18] }],
  ['with floating seconds', { claims: [[6, (NOON - DAY) / 1000 + 0.25]] }],
  ['with the key id outside the signature', { kid: null, unprotected: new Map([[4, fromBase64Url(kid)]]) }],
  ['with the algorithm outside the signature', { alg: null, unprotected: new Map([[1, -7]]) }],
  ['with another key id outside, which does not count', { unprotected: new Map([[4, new Uint8Array(8)]]) }],
  ['without a time of issue', { claims: [[6, null]] }],
] satisfies [string, Wanted][])('is read %s', async (_, wanted) => {
  expect(await made(wanted)).toMatchObject({ ok: true, value: { kind: 'test', result: 'negative' } });
});

test.each([
  ['', '\r\n'],
  ['\n ', ''],
  ['', '  '],
  ['', ' \n'],
  ['', '   \r\n'],
])('blanks %j before and %j after it do not spoil it', async (before, after) => {
  expect((await verify(`${before}${await makeHcert(austria)}${after}`)).ok).toBe(true);
});

test('vaccination and recovery say nothing of a test', async () => {
  const none = { sampledAt: null, result: 'unknown', method: 'unknown' };
  expect(await made({ content: VACCINATION })).toMatchObject({ value: { kind: 'vaccination', ...none } });
  expect(await made({ content: RECOVERY })).toMatchObject({ value: { kind: 'recovery', ...none } });
});

test('a recovery is good until the end of its own last day', async () => {
  const long = await made({ content: RECOVERY, claims: [[4, (NOON + 900 * DAY) / 1000]] });
  expect(long).toMatchObject({ value: { validUntil: Date.UTC(2022, 6, 1) - 1 } });
});

test('something else than an HCERT', async () => {
  for (const text of ['', 'HC2:6BF', 'hc1:6BF', 'https://example.org'])
    expect(await verify(text)).toEqual(code('not-hcert'));
});

test.each(['HC1::::', 'HC1:A', 'HC1:abc', 'HC1:BB８', `HC1:${'0'.repeat(9000)}`])(
  'no base45: %.20s',
  async (text) => {
    expect(await verify(text)).toEqual(code('not-base45'));
  },
);

test('compression: left out, cut off, altered, another check sum, or a bomb', async () => {
  const cose = await makeCose(austria);
  const packed = deflateSync(cose);
  const wrongSum = Uint8Array.from(packed);
  wrongSum.set([1, 2, 3, 4], packed.length - 4);
  const bomb = deflateSync(new Uint8Array(30_000_000), { level: 9 });
  const capped = deflateSync(new Uint8Array(16_385), { level: 9 });
  const bad = [
    new Uint8Array(0),
    cose,
    packed.subarray(0, -9),
    packed.subarray(1),
    wrongSum,
    bomb.slice(0, 4000),
    capped,
  ];
  for (const bytes of bad) expect(await verify(`HC1:${encodeBase45(bytes)}`)).toEqual(code('compression'));
});

const nested = (depth: number) => Uint8Array.from([...Array.from({ length: depth }, () => 0x81), 0]);
const bytes = (...parts: (number | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));

test.each([
  ['no CBOR', bytes(0xff, 0xff)],
  ['trailing bytes', bytes(encode([new Uint8Array(0), new Map(), new Uint8Array(1), new Uint8Array(64)]), 0)],
  ['another number of parts', encode([new Uint8Array(0), new Map(), new Uint8Array(0)])],
  ['parts of other kinds', encode([1, 2, 3, 4])],
  [
    'a protected header that is no map',
    encode([encode(7), new Map(), new Uint8Array(1), new Uint8Array(64)]),
  ],
  ['ten thousand levels', nested(10_000)],
  ['an array said to be endless', bytes(0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
  [
    'a critical header that we do not know',
    encode([encode(new Map([[2, [99]]])), new Map(), new Uint8Array(1), new Uint8Array(64)]),
  ],
])('not a signed message: %s', async (_, cose) => {
  expect(await verify(textOf(cose))).toEqual(code('not-cose'));
});

test('another tag than that of a signature by one', async () => {
  expect(await made({ tags: [98] })).toEqual(code('not-cose'));
});

test.each([
  ['no CBOR', bytes(0xff)],
  ['no map', encode([1, 2])],
  ['the same claim twice', bytes(0xa3, 1, 0x62, 0x41, 0x54, 4, 0x1a, 0x7f, 0, 0, 0, 4, 0x1a, 0x7f, 0, 0, 1)],
  ['a text that is not UTF-8', bytes(0xa2, 1, 0x62, 0xc3, 0x28, 4, 0x1a, 0x7f, 0, 0, 0)],
  ['no end of validity', encode(new Map([[1, 'AT']]))],
  ['an end that is no time', encode(new Map([[4, 'soon']]))],
  ['an end that is no number', encode(new Map([[4, Number.NaN]]))],
  ['twenty levels', bytes(0xa2, 4, 0x1a, 0x7f, 0, 0, 0, 9, nested(20))],
])('signed, but no claims: %s', async (_, payload) => {
  expect(await made({ payload })).toEqual(code('not-cbor'));
});

test('an unknown key, and no key id at all', async () => {
  const other = Uint8Array.of(9, 9, 9, 9, 9, 9, 9, 9);
  expect(await made({ kid: other })).toEqual(code('unknown-key', { kid: toBase64Url(other) }));
  expect(await made({ kid: null })).toEqual(code('unknown-key', { kid: null }));
});

test('a key of another scheme never vouches', async () => {
  const shc: EvidenceKey = { ...austria.trusted, scheme: 'shc' };
  expect(await verify(await makeHcert(austria), [shc])).toEqual(code('unknown-key', { kid }));
});

test('the header agrees with the key, or the algorithm is wrong', async () => {
  for (const alg of [-37, -35, -8, 0, null])
    expect(await made({ alg })).toEqual(code('wrong-algorithm', { kid }));
});

test('the kid of a key proves nothing', async () => {
  expect(await verify(await makeHcert(stranger))).toEqual(code('bad-signature', { kid }));
});

test('of several keys with one kid each is tried', async () => {
  const both = [stranger.trusted, austria.trusted];
  expect((await verify(await makeHcert(austria), both)).ok).toBe(true);
  expect((await verify(await makeHcert(stranger), both)).ok).toBe(true);
});

test('a signature of zeros, of another length, or none', async () => {
  const verifiesAll = { ...ports, verify: async () => true };
  for (const length of [0, 63, 64, 65]) {
    const text = await makeHcert(austria, { signature: new Uint8Array(length) });
    const verdict = await verifyHcert(text, { keys }, { now: NOON, ports: verifiesAll });
    expect(verdict).toEqual(code('bad-signature', { kid }));
  }
});

test('what was signed is what counts', async () => {
  const positive = { ...TEST, t: [{ ...TEST.t[0], tr: '260373001' }] };
  const genuine = await makeCose(austria);
  const payload = encode(
    new Map<number, unknown>([
      [4, 2e9],
      [-260, new Map([[1, positive]])],
    ]),
  );
  const signature = genuine.slice(-64);
  expect(await made({ payload, signature })).toEqual(code('bad-signature', { kid }));
});

test('not yet valid, by its own date or by that of the key, save for a clock that is a little slow', async () => {
  const ahead = (ms: number) => made({ claims: [[6, (NOON + ms) / 1000]] });
  expect(await ahead(DAY)).toEqual(code('not-yet-valid', { kid, from: NOON + DAY }));
  expect((await ahead(60_000)).ok).toBe(true);
  const nbf = await made({ claims: [[5, (NOON + DAY) / 1000]] });
  expect(nbf).toEqual(code('not-yet-valid', { kid, from: NOON + DAY }));
  const young = { ...austria.trusted, notBefore: NOON + DAY };
  expect(await verify(await makeHcert(austria), [young])).toEqual(
    code('not-yet-valid', { kid, from: NOON + DAY }),
  );
});

test('expired, by its own date or by that of the key', async () => {
  const text = await makeHcert(austria);
  const end = NOON + 30 * DAY;
  expect((await verify(text, keys, end)).ok).toBe(true);
  expect(await verify(text, keys, end + 1)).toEqual(code('expired', { kid, since: end }));
  const old = { ...austria.trusted, notAfter: NOON - 1 };
  expect(await verify(text, [old])).toEqual(code('expired', { kid, since: NOON - 1 }));
});

test.each([
  ['no content', { claims: [[-260, null]] }],
  ['nobody named', { content: { ...TEST, nam: {} } }],
  ['nothing said', { content: { ...TEST, t: [] } }],
  ['a content that is no map', { content: 'test' }],
] satisfies [string, Wanted][])('signed, but unreadable: %s', async (_, wanted) => {
  expect(await made(wanted)).toEqual(code('unreadable', { kid }));
});

test('a key for tests only never vouches for a vaccination, alone or beside a test', async () => {
  const testsOnly: EvidenceKey = { ...austria.trusted, uses: ['test'] };
  expect((await verify(await makeHcert(austria), [testsOnly])).ok).toBe(true);
  for (const content of [VACCINATION, { ...TEST, ...VACCINATION }])
    expect(await verify(await makeHcert(austria, { content }), [testsOnly])).toEqual(
      code('key-use', { kid, kind: 'vaccination' }),
    );
});
