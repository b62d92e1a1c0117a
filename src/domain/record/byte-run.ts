import { concat } from '../bytes';

/** Bytes written one field after another, big-endian. */
export type ByteWriter = {
  /** A whole number in `width` bytes (at most 6). */
  uint(value: number, width: number): void;
  raw(bytes: Uint8Array): void;
  /** Its length in `width` bytes, then the bytes. */
  sized(bytes: Uint8Array, width: number): void;
  done(): Uint8Array<ArrayBuffer>;
};

/** An empty run to write to. */
export function byteWriter(): ByteWriter {
  const parts: Uint8Array[] = [];
  const uint = (value: number, width: number) => {
    const bytes = new Uint8Array(width);
    for (let at = width - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256))
      bytes[at] = rest % 256;
    parts.push(bytes);
  };
  return {
    uint,
    raw: (bytes) => void parts.push(bytes),
    sized(bytes, width) {
      uint(bytes.length, width);
      parts.push(bytes);
    },
    done: () => concat(...parts),
  };
}

/** Bytes read one field after another. Past the end everything is zero or empty, and `short` says so. */
export type ByteReader = {
  uint(width: number): number;
  raw(length: number): Uint8Array<ArrayBuffer>;
  sized(width: number): Uint8Array<ArrayBuffer>;
  at(): number;
  short(): boolean;
};

/** A run to read from. */
export function byteReader(bytes: Uint8Array, from = 0): ByteReader {
  let at = from;
  let short = false;
  const raw = (length: number) => {
    if (at + length > bytes.length) {
      short = true;
      return new Uint8Array(0);
    }
    at += length;
    return concat(bytes.subarray(at - length, at));
  };
  const uint = (width: number) => raw(width).reduce((value, byte) => value * 256 + byte, 0);
  return { uint, raw, sized: (width) => raw(uint(width)), at: () => at, short: () => short };
}
