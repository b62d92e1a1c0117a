import { expect, test } from 'vitest';
import { toBase64Url } from '#domain/bytes';
import { fingerprintOf, readTrustFile } from '#domain/county/trust-file';
import { lowSignature } from '#domain/pass/es256';
import type { TrustedKey } from '#domain/pass/trust';
import { county, key, NOON, ports, stranger } from '../pass/issuer';

const DAY = 86_400_000;
const issuer = (changes: Partial<TrustedKey> = {}) => key({ iss: '610922', ...changes });
const said = (changes: object = {}) => ({
  kind: 'county-trust',
  number: 3,
  asOf: NOON,
  area: '610922',
  name: '石泉县',
  keys: [issuer()],
  ...changes,
});

/** The file of a county whose root key is the test county's. */
async function fileOf(value: unknown, signer = county) {
  const payload = new TextEncoder().encode(JSON.stringify(value));
  const signature = lowSignature(await signer.sign(payload));
  return {
    kakou: 'county-trust',
    rootKey: toBase64Url(county.point),
    payload: toBase64Url(payload),
    signature: toBase64Url(signature),
  };
}
const read = (file: unknown) => readTrustFile(file, { verifyEs256: ports.verifyEs256, now: NOON });

test('a file that its root key signed gives name, area and keys', async () => {
  expect(await read(await fileOf(said()))).toEqual({
    ok: true,
    value: {
      county: { number: 3, asOf: NOON, area: '610922', name: '石泉县' },
      rootKey: toBase64Url(county.point),
      keys: [issuer()],
      refused: [],
    },
  });
});

test.each([
  ['for another use', issuer({ use: 'hcert' }), 'other-use'],
  ["in another county's name", issuer({ iss: '610921' }), 'other-county'],
  ['of another algorithm', issuer({ alg: 'PS256' }), 'kind-of-key'],
  ['that is no point of the curve', issuer({ key: toBase64Url(new Uint8Array(65)) }), 'kind-of-key'],
  ['that has expired', issuer({ notAfter: NOON - DAY }), 'expired'],
] as const)('a key %s is left out, and the others are taken', async (_, odd, why) => {
  expect(await read(await fileOf(said({ keys: [odd, issuer()] })))).toMatchObject({
    ok: true,
    value: { keys: [issuer()], refused: [{ kid: odd.kid, why }] },
  });
});

test('what another key signed, or nobody, is refused', async () => {
  expect(await read(await fileOf(said(), stranger))).toEqual({ ok: false, fault: 'bad-signature' });
  const file = await fileOf(said());
  const changed = toBase64Url(new TextEncoder().encode(JSON.stringify(said({ area: '610923' }))));
  expect(await read({ ...file, payload: changed })).toEqual({ ok: false, fault: 'bad-signature' });
});

test.each([
  ['another document', { keys: [] }],
  ['a root key that is none', { rootKey: 'AAAA' }],
] as const)('%s is no file of a county', async (_, changes) => {
  const file = 'rootKey' in changes ? { ...(await fileOf(said())), ...changes } : changes;
  expect(await read(file)).toEqual({ ok: false, fault: 'not-a-file' });
});

test('a signed document of another kind is no file of a county', async () => {
  expect(await read(await fileOf({ ...said(), kind: 'issuers' }))).toEqual({
    ok: false,
    fault: 'not-a-file',
  });
  expect(await read(await fileOf(said({ area: '6109' })))).toEqual({ ok: false, fault: 'not-a-file' });
});

test('a fingerprint is eight groups of four digits, of this key and no other', async () => {
  const print = await fingerprintOf(new Uint8Array(county.point), ports.sha256);
  expect(print).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  expect(await fingerprintOf(new Uint8Array(stranger.point), ports.sha256)).not.toBe(print);
});
