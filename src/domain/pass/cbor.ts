import type { ToCBOR } from 'cbor2';
import { decode } from 'cbor2/decoder';
import { encode, writeInt, writeUnknown } from 'cbor2/encoder';
import { Tag } from 'cbor2/tag';
import { fault, ok, type Result } from '../result';

/** Nothing of ours is near it; a longer text is not a pass (PASS.md). */
const MOST_BYTES = 1024;
const DEEPEST = 6;
const MAP = 5;
const COSE_SIGN1 = 18;

const STRICT = {
  cde: true,
  preferMap: true,
  ignoreGlobalTags: true,
  maxDepth: DEEPEST,
  rejectBigInts: true,
  rejectDuplicateKeys: true,
  rejectFloats: true,
  rejectLargeNegatives: true,
  rejectSimple: true,
  rejectUndefined: true,
} as const;

export type CborValue = number | string | Uint8Array | readonly CborValue[] | ToCBOR;

/** A map with whole-number keys in the order of their encodings (RFC 8949 4.2.1): 0, 1, 2 ... -1, -2 ... */
export function intMap(entries: readonly (readonly [key: number, value: CborValue])[]): CborValue {
  const rank = (key: number) => (key >= 0 ? key : 0x1_0000_0000 - key);
  const sorted = [...entries].sort(([a], [b]) => rank(a) - rank(b));
  return {
    toCBOR(writer, options) {
      writeInt(sorted.length, writer, MAP);
      for (const [key, value] of sorted) {
        writeInt(key, writer);
        writeUnknown(value, writer, options);
      }
      return undefined;
    },
  };
}

/** A value under a tag. */
export const tagged = (tag: number, value: CborValue): CborValue => new Tag(tag, value);

/** The one deterministic encoding of a value (RFC 8949 4.2.1). */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  return encode(value, { cde: true }).slice();
}

/**
 * Bytes to a value: numbers, strings, Uint8Array, arrays, Map and Tag. Refused: anything but the one deterministic
 * encoding, indefinite lengths, floats, duplicate keys, broken UTF-8, more than 1,024 bytes, trailing bytes, any tag
 * but 18, depth.
 */
export function decodeCbor(bytes: Uint8Array): Result<unknown, 'not-cbor'> {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return fault('not-cbor');
  try {
    const value = decode(bytes, STRICT);
    return holdsForeignTag(value) ? fault('not-cbor') : ok(value);
  } catch {
    return fault('not-cbor');
  }
}

function holdsForeignTag(value: unknown): boolean {
  if (value instanceof Tag) return value.tag !== COSE_SIGN1 || holdsForeignTag(value.contents);
  if (value instanceof Map) return [...value].some(holdsForeignTag);
  return Array.isArray(value) && value.some(holdsForeignTag);
}

/** The content of a tag 18 (COSE_Sign1), or null. */
export const sign1Content = (value: unknown): unknown =>
  value instanceof Tag && value.tag === COSE_SIGN1 ? value.contents : null;

/** A byte string, of that length when one is asked for, as an own copy; else null. */
export const bytesOf = (value: unknown, length?: number): Uint8Array<ArrayBuffer> | null =>
  value instanceof Uint8Array && (length === undefined || value.length === length) ? value.slice() : null;

/** A whole number from 0 that a double holds exactly, else null. */
export const uintOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
