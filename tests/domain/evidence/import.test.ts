import { expect, test } from 'vitest';
import { verifyHcert } from '#domain/evidence/hcert';
import { importGdhcn } from '#domain/evidence/import-gdhcn';
import { importShcJwks } from '#domain/evidence/import-shc';
import { ports } from '../../vectors/ports';
import { makeCertificate } from './certificate-maker';
import { DAY, makeHcert, makeSigner, NOON } from './hcert-issuer';
import { ISSUER, makeCardIssuer } from './shc-issuer';

const until = NOON + 90 * DAY;
const austria = await makeSigner('ES256', 'fbefbeffbefb0102');
const spain = await makeSigner('PS256', '1112131415161718');
const padded = Buffer.from(austria.trusted.kid, 'base64url').toString('base64');
const DID = 'did:web:tng-cdn.example.org:v2:trustlist';

const method = (path: string, publicKeyJwk: object) => ({
  id: `${DID}:${path}#${padded}`,
  type: 'JsonWebKey2020',
  publicKeyJwk,
});
const didOf = (...verificationMethod: unknown[]) => ({ id: DID, verificationMethod });
const listed = { ...austria.trusted.key, kid: padded };

test('a key of the trust list verifies a certificate', async () => {
  const list = importGdhcn(didOf(method('DCC:AUT:DSC', listed)), { until });
  expect(list).toMatchObject({ ok: true, value: { keys: [{ iss: 'AUT', notAfter: until }], refused: [] } });
  const keys = list.ok ? list.value.keys : [];
  const verdict = await verifyHcert(await makeHcert(austria), { keys }, { now: NOON, ports });
  expect(verdict).toMatchObject({ ok: true, value: { issuer: 'AUT' } });
});

test('a key without a kid is called by the end of its address', () => {
  const id = `${DID}:DCC:AUT:DSC#${encodeURIComponent(padded)}`;
  expect(importGdhcn(didOf({ id, publicKeyJwk: austria.trusted.key }), { until })).toMatchObject({
    value: { keys: [{ kid: austria.trusted.kid }] },
  });
});

test('coordinates written as signed numbers are the same key', () => {
  const { key } = austria.trusted;
  const signed = (part: string) =>
    Buffer.concat([Buffer.of(0), Buffer.from(part, 'base64url')]).toString('base64url');
  const odd = key.kty === 'EC' ? { ...listed, x: signed(key.x), y: signed(key.y) } : listed;
  expect(importGdhcn(didOf(method('DCC:AUT:DSC', odd)), { until })).toMatchObject({
    value: { keys: [{ key }] },
  });
});

test('where the list has the certificate, dates and uses are those of the certificate', async () => {
  const { certificate } = await makeCertificate({ uses: ['1.3.6.1.4.1.1847.2021.1.2'] });
  const x5c = [Buffer.from(certificate).toString('base64')];
  expect(importGdhcn(didOf(method('DCC:AUT:DSC', { ...listed, x5c })), { until })).toMatchObject({
    value: { keys: [{ iss: 'AUT', uses: ['vaccination'], notBefore: Date.UTC(2021, 4, 3, 18) }] },
  });
});

test.each([
  ['of an authority', method('DCC:AUT:SCA', listed), 'authority'],
  ['for another kind of document', method('RACSEL-DDVC:AUT:DSC', listed), 'other-domain'],
  [
    'of another curve',
    method('DCC:AUT:DSC', { kty: 'EC', crv: 'P-384', kid: padded, x: 'AA', y: 'AA' }),
    'kind-of-key',
  ],
  [
    'of another kind',
    method('DCC:AUT:DSC', { kty: 'OKP', crv: 'Ed25519', kid: padded, x: 'AA' }),
    'kind-of-key',
  ],
  ['whose kid is no base64', method('DCC:AUT:DSC', { ...listed, kid: '?' }), 'not-a-key'],
  ['that is none', { id: 7 }, 'not-a-key'],
])('a key %s is left out, and the others are taken', (_, entry, why) => {
  const list = importGdhcn(didOf(entry, method('DCC:AUT:DSC', listed)), { until });
  expect(list).toMatchObject({ value: { keys: [{ iss: 'AUT' }], refused: [{ why }] } });
});

test('references to other documents are passed over', () => {
  expect(importGdhcn(didOf(`${DID}:DCC:AUT:DSC`), { until })).toEqual({
    ok: true,
    value: { keys: [], refused: [] },
  });
});

test('the same keys as a JWK list', () => {
  const keys = [listed, { ...spain.trusted.key, kid: spain.trusted.kid }];
  expect(importGdhcn({ keys }, { until })).toMatchObject({
    value: { keys: [{ alg: 'ES256', kid: austria.trusted.kid }, { alg: 'PS256' }], refused: [] },
  });
});

test('another document is no list', async () => {
  for (const document of [null, [], {}, { keys: 'none' }, 'text']) {
    expect(importGdhcn(document, { until })).toEqual({ ok: false, fault: 'not-a-list' });
    const cards = await importShcJwks(document, { iss: ISSUER, until, sha256: ports.sha256 });
    expect(cards).toEqual({ ok: false, fault: 'not-a-list' });
  }
});

test('of an issuer of health cards the keys that bear their thumbprint are taken', async () => {
  const issuer = await makeCardIssuer();
  const { kid, key } = issuer.trusted;
  const keys = [
    { ...key, kid, use: 'sig', alg: 'ES256' },
    { ...key, kid: 'another', use: 'sig' },
    { ...key, kid, use: 'enc' },
    { ...spain.trusted.key, kid: 'rsa', use: 'sig' },
    'none',
  ];
  const list = await importShcJwks({ keys }, { iss: ISSUER, until, sha256: ports.sha256 });
  expect(list).toMatchObject({
    ok: true,
    value: {
      keys: [{ scheme: 'shc', kid, iss: ISSUER, alg: 'ES256' }],
      refused: [{ why: 'kid' }, { why: 'kind-of-key' }, { why: 'kind-of-key' }, { why: 'not-a-key' }],
    },
  });
});
