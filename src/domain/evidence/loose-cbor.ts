import { decode } from 'cbor2/decoder';
import { Tag } from 'cbor2/tag';
import { fault, ok, type Result } from '../result';

/** Issuers use every freedom of CBOR; what could be read in two ways is refused all the same. */
const OPTIONS = {
  preferMap: true,
  ignoreGlobalTags: true,
  maxDepth: 16,
  rejectDuplicateKeys: true,
} as const;

/**
 * Bytes of others to a value: floats, indefinite lengths, tags and any order are taken; duplicate keys, broken UTF-8,
 * trailing bytes and depth beyond 16 are not. Maps are Map, tags are Tag.
 */
export function decodeLooseCbor(bytes: Uint8Array): Result<unknown, 'not-cbor'> {
  try {
    return ok(decode(bytes, OPTIONS));
  } catch {
    return fault('not-cbor');
  }
}

/** A value without the tags that stand round it, when they are among `allowed`; else null. */
export function untagged(value: unknown, allowed: readonly number[]): unknown {
  let inner = value;
  while (inner instanceof Tag) {
    if (!allowed.includes(Number(inner.tag))) return null;
    inner = inner.contents;
  }
  return inner;
}

/** The value as plain data for a schema: maps as objects, and tags (such as 0, a date) left out. */
export function plainOf(value: unknown): unknown {
  if (value instanceof Tag) return plainOf(value.contents);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, inner]) => [String(key), plainOf(inner)]));
  return Array.isArray(value) ? value.map(plainOf) : value;
}
