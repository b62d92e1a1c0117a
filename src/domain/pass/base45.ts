import { fault, ok, type Result } from '../result';

/**
 * Base45 (RFC 9285): bytes in the letters that a QR code stores at 5.5 bits each. Our own thirty lines, because the
 * package of that name wants node's Buffer and reads `:::` as bytes.
 */

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Bytes to base45 text. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    const value = pair ? (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) : (bytes[i] ?? 0);
    text += LETTERS.charAt(value % 45) + LETTERS.charAt(Math.floor(value / 45) % 45);
    if (pair) text += LETTERS.charAt(Math.floor(value / 2025));
  }
  return text;
}

/** Base45 text to bytes; refuses foreign letters, impossible lengths and groups that stand for no bytes (`:::`). */
export function decodeBase45(text: string): Result<Uint8Array<ArrayBuffer>, 'not-base45'> {
  if (text.length % 3 === 1) return fault('not-base45');
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  let at = 0;
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3);
    let value = 0;
    for (let j = group.length - 1; j >= 0; j--) {
      const digit = LETTERS.indexOf(group.charAt(j));
      if (digit < 0) return fault('not-base45');
      value = value * 45 + digit;
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) return fault('not-base45');
    if (group.length === 3) bytes[at++] = value >> 8;
    bytes[at++] = value & 0xff;
  }
  return ok(bytes);
}
