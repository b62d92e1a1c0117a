import { type Below, pick, randomBytes } from './random';

type Bytes = readonly number[];

const head = (major: number, length: number): Bytes =>
  length < 24
    ? [(major << 5) | length]
    : length < 256
      ? [(major << 5) | 24, length]
      : [(major << 5) | 25, length >> 8, length & 255];

/** A map that says one key twice. */
const twice = (below: Below): Bytes => {
  const key = pick<Bytes>(below, [1], [4], [0x26], [0x61, 0x76], [0x39, 1, 3]);
  return [0xa2, ...key, 1, ...key, 2];
};

/** Lengths far beyond what follows, in every width. */
const tooLong = (below: Below): Bytes => [
  (pick(below, 2, 3, 4, 5) << 5) | pick(below, 24, 25, 26, 27),
  ...pick<Bytes>(
    below,
    [0xff],
    [0xff, 0xff],
    [0x7f, 0xff, 0xff, 0xff],
    [0, 0, 1, 0, 0, 0, 0, 0],
    Array(8).fill(0xff),
  ),
];

/** Lists, maps or tags inside each other. */
const deep = (below: Below): Bytes => {
  const depth = pick(below, 5, 7, 15, 17, 100, 1000, 5000);
  const level = pick<Bytes>(below, [0x81], [0xa1, 0], [0xc1], [0x9f], [0xd2]);
  return [...Array.from({ length: depth }, () => level).flat(), 0];
};

/** Indefinite lengths, with and without an end. */
const endless = (below: Below): Bytes =>
  pick<Bytes>(
    below,
    [0x9f, 1, 2],
    [0xbf, 1, 2, 0xff],
    [0x5f, 0x41, 1, 0xff],
    [0x7f, 0x61, 0x61],
    [0xff],
    [0x5f, 0x01, 0xff],
  );

/** Numbers that are none of ours, simple values, text that is not UTF-8, and numbers in more bytes than they need. */
const odd = (below: Below): Bytes =>
  pick<Bytes>(
    below,
    [0xf9, 0x7e, 0],
    [0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0],
    [0xc2, 0x58, 0x40, ...Array<number>(64).fill(0xff)],
    [0xc0, 0x60],
    [0xdb, ...Array<number>(8).fill(0xff), 0],
    [0xf7],
    [0xf8, 0xff],
    [0x18, 1],
    [0x1b, ...Array<number>(8).fill(0xff)],
    [0x3b, ...Array<number>(8).fill(0xff)],
    [0x62, 0xc3, 0x28],
    [0x61, 0xff],
    [0xe0],
    [0xfc],
  );

/** Bytes that a careless CBOR decoder stumbles over. */
export const cborAttack = (below: Below): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(pick(below, twice, tooLong, deep, endless, odd)(below));

/** The four parts of a signed message, with an attack in the place of one of them; the rest as given. */
export function attackedSign1(parts: readonly Uint8Array[], below: Below): Uint8Array<ArrayBuffer> {
  const at = below(5);
  const body = parts.flatMap((part, index) =>
    index === at
      ? [...cborAttack(below)]
      : [...head(index === 1 ? 5 : 2, index === 1 ? 0 : part.length), ...part],
  );
  const list = [
    ...head(4, parts.length),
    ...(at === 4 ? [...body, ...randomBytes(below, 1 + below(4))] : body),
  ];
  return Uint8Array.from(below(2) === 0 ? [0xd2, ...list] : list);
}
