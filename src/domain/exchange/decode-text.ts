/**
 * The text of a file of which nobody says how it was written: by its mark UTF-8 or UTF-16, else UTF-8 where it is valid,
 * else GB18030, which Excel writes in Chinese. Null when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes.subarray(2));
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode('utf-8', bytes.subarray(3));
  return decode('utf-8', bytes) ?? decode('gb18030', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    // No list has NUL in it: it is another encoding, or no text at all.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
