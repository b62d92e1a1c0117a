import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { fromBase64Url, toBase64Url } from '#domain/bytes';

/** Proves to the makers of browsers who knocks (VAPID, RFC 8292). */
export type Vapid = {
  /** The point that phones subscribe with, 65 bytes, base64url. */
  publicKey: string;
  /** The Authorization header for an address, at a time (ms UTC). */
  authorization(endpoint: string, now: number): string;
};

/** A proof holds so long; RFC 8292 allows a day. */
const HOLDS = 12 * 3600;

/**
 * A VAPID signer by its private key (32 bytes, base64url), or null when that is none.
 * @param contact whom a push service writes to when something is wrong: mailto: or https:
 */
export function vapidOf(privateKey: string, contact: string | null): Vapid | null {
  const secret = fromBase64Url(privateKey);
  if (secret?.length !== 32) return null;
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(secret);
  } catch {
    // Zero, or no number below the order of the curve.
    return null;
  }
  const point = new Uint8Array(pair.getPublicKey());
  const publicKey = toBase64Url(point);
  const key = createPrivateKey({
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: privateKey,
      x: toBase64Url(point.subarray(1, 33)),
      y: toBase64Url(point.subarray(33)),
    },
    format: 'jwk',
  });
  return {
    publicKey,
    authorization(endpoint, now) {
      const aud = new URL(endpoint).origin;
      const claims = {
        aud,
        exp: Math.floor(now / 1000) + HOLDS,
        ...(contact === null ? {} : { sub: contact }),
      };
      return `vapid t=${tokenOf(claims, key)}, k=${publicKey}`;
    },
  };
}

/** A JSON Web Token by ES256 (RFC 7515). */
function tokenOf(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}
