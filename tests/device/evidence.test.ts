import { expect, test } from 'vitest';
import { sha256, verifyEvidence } from '#device/crypto';
import { fromBase64Url } from '#domain/bytes';
import { EVIDENCE_KINDS, type EvidenceKey } from '#domain/evidence/evidence-key';
import { verifyHcert } from '#domain/evidence/hcert';
import { PS256 } from '../fuzz/ps256';

const NOON = Date.UTC(2022, 3, 10, 12);
const key: EvidenceKey = {
  scheme: 'hcert',
  kid: PS256.kid,
  alg: 'PS256',
  key: { kty: 'RSA', n: PS256.n, e: 'AQAB' },
  iss: 'AT',
  notBefore: 0,
  notAfter: NOON * 2,
  uses: [...EVIDENCE_KINDS],
};
const verify = (keys: EvidenceKey[]) =>
  verifyHcert(PS256.texts[0], { keys }, { now: NOON, ports: { verify: verifyEvidence, sha256 } });

test('this browser verifies a certificate by PS256', async () => {
  expect(await verify([key])).toMatchObject({ ok: true, value: { kind: 'test', result: 'negative' } });
});

test('a key that is another, or none, verifies nothing and throws nothing', async () => {
  const other = { ...key, key: { ...key.key, n: PS256.n.replace(/^.{4}/, 'AAAA') } };
  expect(await verify([other])).toMatchObject({ ok: false, fault: { code: 'bad-signature' } });
  expect(await verify([{ ...key, key: { kty: 'RSA', n: '!', e: 'AQAB' } }])).toMatchObject({ ok: false });
});

test('this browser verifies ES256, and refuses a message that was changed', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const message = fromBase64Url('AQIDBA') ?? new Uint8Array(0);
  const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message);
  const signed = {
    alg: 'ES256' as const,
    key: { kty: 'EC' as const, crv: 'P-256' as const, x, y },
    signature: new Uint8Array(made),
    message,
  };
  expect(await verifyEvidence(signed)).toBe(true);
  expect(await verifyEvidence({ ...signed, message: message.slice(1) })).toBe(false);
});
