/** One element of DER (X.690), definite lengths only. */
export type DerElement = { tag: number; content: Uint8Array; next: number };

/** The element that begins at `at`, or null when the bytes end before it does. */
export function readElement(bytes: Uint8Array, at: number): DerElement | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of more than one byte do not occur in certificates.
  if (tag === undefined || first === undefined || (tag & 31) === 31) return null;
  let start = at + 2;
  let length = first;
  if (first >= 128) {
    const count = first & 127;
    if (count === 0 || count > 3) return null;
    length = 0;
    for (; start < at + 2 + count; start++) length = length * 256 + (bytes[start] ?? 0);
  }
  const next = start + length;
  return next > bytes.length ? null : { tag, content: bytes.subarray(start, next), next };
}

/** The elements that follow each other in some content, or null when it does not come apart evenly. */
export function elementsOf(content: Uint8Array): DerElement[] | null {
  const elements: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const element = readElement(content, at);
    if (element === null) return null;
    elements.push(element);
    at = element.next;
  }
  return elements;
}

/** An object identifier's content as dotted numbers. */
export function oidOf(content: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 127);
    if (byte < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}
