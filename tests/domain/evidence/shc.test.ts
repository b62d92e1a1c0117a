import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toBase64Url } from '#domain/bytes';
import type { EvidenceKey } from '#domain/evidence/evidence-key';
import { type ShcFault, verifyShc, verifyShcToken } from '#domain/evidence/shc';
import { ports } from '../../vectors/ports';
import { DAY, NOON } from './hcert-issuer';
import {
  card,
  cardOf,
  codesOf,
  ISSUER,
  immunization,
  makeCardIssuer,
  makeToken,
  negative,
  type WantedCard,
} from './shc-issuer';

const issuer = await makeCardIssuer();
const other = await makeCardIssuer();
const { kid } = issuer.trusted;

const verify = (texts: readonly string[], keys: EvidenceKey[] = [issuer.trusted], now = NOON) =>
  verifyShc(texts, { keys }, { now, ports });
const made = async (wanted: WantedCard, keys?: EvidenceKey[], now?: number) =>
  verify(codesOf(await makeToken(issuer, wanted)), keys, now);
const code = (code: ShcFault['code'], facts = {}) => ({ ok: false, fault: { code, ...facts } });

test('a negative nucleic-acid test is evidence, with no more of it than the post needs', async () => {
  expect(await made({})).toEqual({
    ok: true,
    value: {
      scheme: 'shc',
      issuer: ISSUER,
      kid,
      kind: 'test',
      sampledAt: Date.UTC(2022, 3, 9, 22, 10),
      result: 'negative',
      method: 'naat',
      person: {
        family: 'Anyperson',
        given: 'John B.',
        standardFamily: '',
        standardGiven: '',
        birth: '1951-01-20',
      },
      validUntil: null,
    },
  });
});

test('a vaccination is evidence of a vaccination', async () => {
  const vc = card(immunization);
  expect(await made({ claims: { vc } })).toMatchObject({ value: { kind: 'vaccination', result: 'unknown' } });
});

test('the bare token is verified as well', async () => {
  const token = await makeToken(issuer);
  expect((await verifyShcToken(token, { keys: [issuer.trusted] }, { now: NOON, ports })).ok).toBe(true);
});

test('chunks are gathered in any order, some of them twice', async () => {
  const [one = '', two = '', three = ''] = codesOf(await makeToken(issuer), 3);
  expect(await verify([two])).toEqual(code('chunks-missing', { of: 3, missing: [1, 3] }));
  expect(await verify([three, two, two])).toEqual(code('chunks-missing', { of: 3, missing: [1] }));
  expect((await verify([three, one, two, one])).ok).toBe(true);
});

test('chunks of two cards are told apart where they contradict, and by the signature where they do not', async () => {
  const [one = '', two = ''] = codesOf(await makeToken(issuer), 2);
  const [uno = '', dos = ''] = codesOf(await makeToken(other), 2);
  const [first = ''] = codesOf(await makeToken(issuer), 3);
  expect(await verify([one, uno])).toEqual(code('chunks-mixed'));
  expect(await verify([one, first])).toEqual(code('chunks-mixed'));
  expect((await verify([one, dos])).ok).toBe(false);
  expect((await verify([one, two])).ok).toBe(true);
});

test.each([
  ['no code at all', [], 'not-shc'],
  ['another code', ['https://example.org'], 'not-shc'],
  ['letters', ['shc:/56762909x5'], 'not-numeric'],
  ['nothing', ['shc:/'], 'not-numeric'],
  ['an odd number of digits', ['shc:/567'], 'not-numeric'],
  ['digits that stand for no letter', ['shc:/5699'], 'not-numeric'],
  ['a chunk beyond the last', ['shc:/3/2/5676'], 'not-numeric'],
  ['a chunk before the first', ['shc:/0/2/5676'], 'not-numeric'],
  ['more digits than a code holds', [`shc:/${'56'.repeat(4000)}`], 'not-numeric'],
  ['no token', ['shc:/5676'], 'not-jws'],
] as const)('not a card: %s', async (_, texts, expected) => {
  expect(await verify(texts)).toEqual(code(expected));
});

test.each([
  ['that is not compressed', { zip: undefined }],
  ['compressed in another way', { zip: 'GZIP' }],
  ['that points to keys', { jku: 'https://evil.example.org/keys' }],
  ['that points to a certificate', { x5u: 'https://evil.example.org/cert' }],
  ['that brings its own key', { jwk: issuer.trusted.key }],
  ['with an extension that must be understood', { crit: ['b64'], b64: false }],
  ['without an algorithm', { alg: undefined }],
])('refused: a token %s', async (_, header) => {
  expect(await made({ header })).toEqual(code('not-jws'));
});

test('no network is there to be asked', async () => {
  const asked: unknown[] = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    asked.push(request);
    return new Response();
  };
  await made({
    header: { jku: 'https://evil.example.org/keys' },
    claims: { iss: 'https://evil.example.org' },
  });
  globalThis.fetch = fetched;
  expect(asked).toEqual([]);
});

test('compression: broken, cut off, or a bomb', async () => {
  const whole = deflateRawSync('{"iss":"x"}');
  const bomb = deflateRawSync(new Uint8Array(20_000_000), { level: 9 });
  const capped = deflateRawSync(new Uint8Array(131_073));
  for (const deflated of [new Uint8Array([7, 7, 7]), whole.subarray(0, -2), bomb, capped]) {
    const token = await makeToken(issuer, { deflated });
    expect(await verifyShcToken(token, { keys: [issuer.trusted] }, { now: NOON, ports })).toEqual(
      code('compression'),
    );
  }
});

test('what is inside is JSON', async () => {
  for (const inside of ['no json', Buffer.from([0x22, 0xc3, 0x28, 0x22]), '\ufeff{"iss":""}'])
    expect(await made({ deflated: deflateRawSync(inside) })).toEqual(code('not-json'));
});

test.each([
  ['an issuer', { iss: undefined }],
  ['a first day', { nbf: undefined }],
  ['a first day that is a time', { nbf: 'yesterday' }],
  ['an end that is a time', { exp: -1 }],
])('a card says %s', async (_, claims) => {
  expect(await made({ claims })).toEqual(code('not-claims'));
});

test('the key must be one of this issuer, for cards, and bear its own thumbprint', async () => {
  const unknown = code('unknown-key', { kid });
  expect(await made({}, [])).toEqual(unknown);
  expect(await made({}, [other.trusted])).toEqual(unknown);
  expect(await made({}, [{ ...issuer.trusted, iss: 'https://cards.example.org/another' }])).toEqual(unknown);
  expect(await made({}, [{ ...issuer.trusted, scheme: 'hcert' }])).toEqual(unknown);
  expect(await made({}, [{ ...other.trusted, kid }])).toEqual(unknown);
  expect(await made({ header: { kid: undefined } })).toEqual(code('unknown-key', { kid: null }));
});

test('no other algorithm, and never none', async () => {
  for (const alg of ['none', 'None', 'HS256', 'RS256', 'PS256', 'ES384'])
    expect(await made({ header: { alg } })).toEqual(code('wrong-algorithm', { kid }));
});

test('a token without a signature is no token', async () => {
  const token = await makeToken(issuer, { header: { alg: 'none' }, signature: new Uint8Array(0) });
  expect(await verify(codesOf(token))).toEqual(code('not-jws'));
});

test('a signature of another key, of zeros, or written as DER', async () => {
  const bad = code('bad-signature', { kid });
  const forged = await makeToken(other, { header: { kid } });
  expect(await verify(codesOf(forged))).toEqual(bad);
  expect(await made({ signature: new Uint8Array(64) })).toEqual(bad);
  expect(
    await made({ signature: Uint8Array.of(0x30, 0x44, 2, 0x20, ...new Uint8Array(66).fill(7)) }),
  ).toEqual(bad);
});

test('another payload under a genuine signature', async () => {
  const [head, , signature] = (await makeToken(issuer)).split('.');
  const payload = toBase64Url(
    new Uint8Array(deflateRawSync(JSON.stringify({ iss: ISSUER, nbf: 1, vc: card(negative) }))),
  );
  expect(await verify(codesOf(`${head}.${payload}.${signature}`))).toEqual(code('bad-signature', { kid }));
});

test('not yet valid, and expired on the very moment of its end', async () => {
  expect(await made({ claims: { nbf: (NOON + DAY) / 1000 } })).toEqual(
    code('not-yet-valid', { kid, from: NOON + DAY }),
  );
  const claims = { exp: NOON / 1000 };
  expect((await made({ claims }, undefined, NOON - 1)).ok).toBe(true);
  expect(await made({ claims })).toEqual(code('expired', { kid, since: NOON - 1 }));
  expect(await made({}, [{ ...issuer.trusted, notAfter: NOON - 1 }])).toEqual(
    code('expired', { kid, since: NOON - 1 }),
  );
});

test.each([
  ['without a patient', cardOf(negative)],
  ['of two patients', card(negative, { resourceType: 'Patient', name: [{ family: 'X' }] })],
  ['of nobody named', cardOf({ resourceType: 'Patient', name: [{}] }, negative)],
  ['with nothing of ours', card({ resourceType: 'Location', name: 'ABC Pharmacy' })],
  [
    'with results of something else',
    card({ ...negative, code: { coding: [{ system: 'http://loinc.org', code: '2093-3' }] } }),
  ],
  ['with a result that was withdrawn', card({ ...negative, status: 'entered-in-error' })],
  ['with a vaccination not done', card({ ...immunization, status: 'not-done' })],
  ['that is no health card', { ...card(negative), type: ['VerifiableCredential'] }],
  ['that is nothing', null],
])('signed, but unreadable: a card %s', async (_, vc) => {
  expect(await made({ claims: { vc } })).toEqual(code('unreadable', { kid }));
});

test('a key for vaccinations only never vouches for a test', async () => {
  const key: EvidenceKey = { ...issuer.trusted, uses: ['vaccination'] };
  expect(await made({}, [key])).toEqual(code('key-use', { kid, kind: 'test' }));
  expect((await made({ claims: { vc: card(immunization) } }, [key])).ok).toBe(true);
});
