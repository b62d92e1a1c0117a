import { webcrypto } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificate } from '#domain/evidence/certificate';
import { keyOfCertificate } from '#domain/evidence/certificate-key';
import { evidenceKeySchema } from '#domain/evidence/evidence-key';
import { ports } from '../../vectors/ports';
import { makeCertificate, type WantedCertificate } from './certificate-maker';

const TEST_USE = '1.3.6.1.4.1.1847.2021.1.1';
const keyOf = async (wanted: WantedCertificate) =>
  keyOfCertificate((await makeCertificate(wanted)).certificate, ports.sha256);

test('a certificate gives its key, dates and country, and its hash the kid', async () => {
  const { certificate, jwk } = await makeCertificate();
  const key = await keyOfCertificate(certificate, ports.sha256);
  const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', certificate));
  expect(key).toEqual({
    ok: true,
    value: {
      scheme: 'hcert',
      kid: digest.subarray(0, 8).toString('base64url'),
      alg: 'ES256',
      key: { kty: 'EC', crv: 'P-256', ...jwk },
      iss: 'AT',
      notBefore: Date.UTC(2021, 4, 3, 18),
      notAfter: Date.UTC(2023, 11, 31, 23, 59, 59),
      uses: ['test', 'vaccination', 'recovery'],
    },
  });
  expect(key.ok && evidenceKeySchema.safeParse(key.value).success).toBe(true);
});

test.each([
  ['for tests only', [TEST_USE], ['test']],
  ['for tests only, as most countries write it', ['1.3.6.1.4.1.0.1847.2021.1.1'], ['test']],
  ['for two uses, in any order', ['1.3.6.1.4.1.1847.2021.1.3', TEST_USE], ['test', 'recovery']],
  ['for ours and something else', ['1.3.6.1.5.5.7.3.2', TEST_USE], ['test']],
  [
    'for something general, which restricts nothing',
    ['1.3.6.1.5.5.7.3.2'],
    ['test', 'vaccination', 'recovery'],
  ],
  ['for another scheme', ['2.23.136.1.1.14.2'], []],
] as const)('a certificate %s', async (_, uses, allowed) => {
  expect(await keyOf({ uses })).toMatchObject({ ok: true, value: { uses: allowed } });
});

test('four digits of a year, and no version', async () => {
  expect(await keyOf({ end: [0x18, '20520101000000Z'] })).toMatchObject({
    value: { notAfter: Date.UTC(2052, 0, 1) },
  });
  expect(await keyOf({ version1: true })).toMatchObject({ ok: true, value: { iss: 'AT' } });
  expect(await keyOf({ country: null })).toMatchObject({ ok: true, value: { iss: '?' } });
});

const spkiOf = async (pair: CryptoKeyPair) =>
  new Uint8Array(await webcrypto.subtle.exportKey('spki', pair.publicKey));
const rsa = async (modulusLength: number) =>
  spkiOf(
    await webcrypto.subtle.generateKey(
      { name: 'RSA-PSS', hash: 'SHA-256', modulusLength, publicExponent: Uint8Array.of(1, 0, 1) },
      true,
      ['sign', 'verify'],
    ),
  );

test('an RSA key is for PS256, and a short one is not trusted', async () => {
  expect(await keyOf({ spki: await rsa(2048) })).toMatchObject({
    value: { alg: 'PS256', key: { kty: 'RSA', e: 'AQAB' } },
  });
  expect(await keyOf({ spki: await rsa(1024) })).toEqual({ ok: false, fault: 'kind-of-key' });
});

test('a key of another curve is none of ours', async () => {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, [
    'sign',
    'verify',
  ]);
  expect(await keyOf({ spki: await spkiOf(pair) })).toEqual({ ok: false, fault: 'kind-of-key' });
});

test('a point that is not on the curve is no key', async () => {
  const { certificate } = await makeCertificate();
  const hex = Buffer.from(certificate).toString('hex');
  const at = hex.indexOf('03420004') / 2 + 4;
  const bent = certificate.slice();
  bent[at + 5] = (bent[at + 5] ?? 0) ^ 1;
  expect(await keyOfCertificate(bent, ports.sha256)).toEqual({ ok: false, fault: 'kind-of-key' });
});

test('any bytes are read or refused, never more', async () => {
  const { certificate } = await makeCertificate({ uses: [TEST_USE] });
  for (let length = 0; length < certificate.length; length++)
    expect(readCertificate(certificate.subarray(0, length))).toBeNull();
  fc.assert(
    fc.property(fc.nat(certificate.length - 1), fc.nat(255), (at, byte) => {
      const bent = certificate.slice();
      bent[at] = byte;
      readCertificate(bent);
    }),
  );
});
