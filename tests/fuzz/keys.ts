import { webcrypto } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { toBase64Url } from '#domain/bytes';
import type { PublicJwk } from '#domain/evidence/evidence-key';
import { type Below, randomBytes } from './random';

/** A P-256 key whose signatures come out the same in every run: r and s, 32 bytes each. */
export type Key = {
  point: Uint8Array<ArrayBuffer>;
  compressed: Uint8Array<ArrayBuffer>;
  jwk: PublicJwk;
  sign: (message: Uint8Array) => Uint8Array<ArrayBuffer>;
};

/** A key made of chosen bytes: for tests alone, it is no secret. */
export function seededKey(below: Below): Key {
  const secret = randomBytes(below, 32);
  // Below the order of the curve, and not zero.
  secret[0] = 1;
  const point = p256.getPublicKey(secret, false).slice();
  return {
    point,
    compressed: p256.getPublicKey(secret, true).slice(),
    jwk: {
      kty: 'EC',
      crv: 'P-256',
      x: toBase64Url(point.subarray(1, 33)),
      y: toBase64Url(point.subarray(33)),
    },
    sign: (message) => p256.sign(message, secret).slice(),
  };
}

export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));
