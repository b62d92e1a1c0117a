import { concat } from '../bytes';
import { bytesToNumber, numberToBytes } from './number';

/**
 * Points of P-256 (SEC 1, 2.3.3 and 2.3.4). WebCrypto imports only the uncompressed form, a pass has no room for it.
 * BigInt in a few lines (0.4 kB) instead of @noble/curves (15 kB): the points are public, so timing says nothing.
 */

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

const mod = (n: bigint) => ((n % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % P)
    if (rest & 1n) result = (result * square) % P;
  return result;
}

const curve = (x: bigint) => mod(x * x * x - 3n * x + B);

/** 65 bytes (04 x y) to 33 (02 or 03, x), or null when they are no point of the curve. */
export function compressPoint(point: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (point.length !== 65 || point[0] !== 4) return null;
  const x = bytesToNumber(point.subarray(1, 33));
  const y = bytesToNumber(point.subarray(33));
  if (x >= P || y >= P || mod(y * y) !== curve(x)) return null;
  return concat(Uint8Array.of(y & 1n ? 3 : 2), point.subarray(1, 33));
}

/** 33 bytes (02 or 03, x) to 65 (04 x y), or null when they are no point of the curve. */
export function decompressPoint(point: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const sign = point[0];
  if (point.length !== 33 || (sign !== 2 && sign !== 3)) return null;
  const x = bytesToNumber(point.subarray(1));
  if (x >= P) return null;
  const square = curve(x);
  const root = power(square, (P + 1n) / 4n);
  if ((root * root) % P !== square) return null;
  const y = (root & 1n) === BigInt(sign & 1) ? root : mod(-root);
  return concat(Uint8Array.of(4), point.subarray(1), numberToBytes(y));
}
