import { Inflate } from 'fflate';

/** Deflate makes at most 1,032 bytes of one, so a slip past the limit stays below 265 kB. */
const STEP = 256;

/**
 * Raw deflate to bytes, or null when it is broken, cut off, or unpacks to more than `most` bytes. It is unpacked in
 * small steps and dropped at the limit: one QR code can unpack to 2.9 MB (PASS.md "Evidence").
 */
export function inflate(deflated: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < deflated.length; at += STEP) {
      stream.push(deflated.subarray(at, at + STEP), at + STEP >= deflated.length);
      if (length > most) return null;
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return length === 0 ? null : whole;
}

/**
 * A zlib stream (RFC 1950) to bytes; as `inflate`, and null too when its header or its check sum does not fit, or when
 * bytes stand between the packed ones and the check sum.
 */
export function unzlib(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null {
  const [method = 0, flags = 0] = bytes;
  if (bytes.length < 7 || (method & 15) !== 8 || (flags & 32) !== 0 || (method * 256 + flags) % 31 !== 0)
    return null;
  const packed = bytes.subarray(2, -4);
  const whole = inflate(packed, most);
  // Nothing is left over when no byte can be spared.
  if (whole === null || inflate(packed.subarray(0, -1), most) !== null) return null;
  const stated = bytes.subarray(-4).reduce((sum, byte) => sum * 256 + byte, 0);
  return adler32(whole) === stated ? whole : null;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
