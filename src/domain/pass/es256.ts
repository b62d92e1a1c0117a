import { concat } from '../bytes';
import { bytesToNumber, numberToBytes } from './number';

/** The order of P-256. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Checks an ES256 signature (r and s, 32 bytes each) of a message by a P-256 key of 65 bytes (04 x y). Bytes that are no
 * key verify nothing: false, never a rejection, so that one bad key in a list does not shut out the others.
 */
export type VerifyEs256 = (
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

/** Signs a message with ES256; gives r and s, 32 bytes each, as WebCrypto does. */
export type SignEs256 = (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** SHA-256. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Whether r is in 1..n-1 and s in 1..n/2. Of the two values of s that verify only the low one is ours, so that nobody
 * can respell a pass; and r = s = 0, which faulty libraries have accepted, never reaches the signature check.
 */
export function isLowSignature(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const r = bytesToNumber(signature.subarray(0, 32));
  const s = bytesToNumber(signature.subarray(32));
  return r > 0n && r < N && s > 0n && s <= N / 2n;
}

/** The same signature with the low s. WebCrypto gives either. */
export function lowSignature(signature: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const s = bytesToNumber(signature.subarray(32));
  return s <= N / 2n ? signature : concat(signature.subarray(0, 32), numberToBytes(N - s));
}
