import { toHex } from '../bytes';

/** Big-endian bytes to a number. */
export const bytesToNumber = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

/** A number below 2^256 to 32 big-endian bytes. */
export function numberToBytes(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32);
  for (let i = 31, rest = value; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}
