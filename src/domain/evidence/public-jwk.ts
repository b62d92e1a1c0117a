import { toBase64Url } from '../bytes';
import { compressPoint, decompressPoint } from '../pass/point';
import type { PublicJwk } from './evidence-key';

/** RSA below this is not trusted with anything. */
const FEWEST_BITS = 2048;

/** A point of P-256, 65 bytes (04 x y) or 33, as a key; null when it is no point of the curve. */
export function ecJwk(point: Uint8Array): PublicJwk | null {
  const whole = point.length === 33 ? decompressPoint(point) : point;
  if (whole === null || compressPoint(whole) === null) return null;
  return {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64Url(whole.subarray(1, 33)),
    y: toBase64Url(whole.subarray(33)),
  };
}

/** Modulus and exponent of an RSA key, big-endian, as a key; null when it is shorter than 2,048 bits. */
export function rsaJwk(modulus: Uint8Array, exponent: Uint8Array): PublicJwk | null {
  const n = trimmed(modulus);
  const e = trimmed(exponent);
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < FEWEST_BITS || n.length > 1024 || e.length === 0 || e.length > 8) return null;
  return { kty: 'RSA', n: toBase64Url(n), e: toBase64Url(e) };
}

/** Without the zeros in front, which mark a number as positive. */
export function trimmed(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array(0) : number.subarray(first);
}
