import { concat } from '../bytes';

/**
 * Bytes as an endless row of blocks of which nearly any will do: the first round shows each piece as it is, and after
 * that every block is the sum (XOR) of pieces drawn by its number, each with an even chance. Whoever saw n pieces worth
 * of different blocks, whichever they were, has them all but for one or two more: of k blocks above n the chance that
 * they do not suffice is 2^-k. (A random linear code over two elements; LT codes draw fewer pieces to spare work that
 * is nothing at this size, and need more blocks for it.)
 */

/** More pieces than any parcel has: the work of putting them together grows with the square. */
export const MOST_PIECES = 2048;

/** How many pieces bytes of this length have. */
export const pieceCount = (length: number, size: number): number => Math.max(1, Math.ceil(length / size));

/** The block of a number, `size` bytes. Numbers below the count of pieces are the pieces. */
export function blockOf(bytes: Uint8Array, size: number, number: number): Uint8Array<ArrayBuffer> {
  const pieces = pieceCount(bytes.length, size);
  const block = new Uint8Array(size);
  const drawn = drawnBy(number, pieces);
  for (let piece = 0; piece < pieces; piece++)
    if (has(drawn, piece)) add(block, bytes.subarray(piece * size, (piece + 1) * size));
  return block;
}

/** Blocks that came, put together. */
export type Gathering = {
  /** Takes one block, of `size` bytes; one that came before changes nothing. */
  take(number: number, block: Uint8Array): void;
  /** How many pieces' worth are there. */
  had(): number;
  pieces: number;
  /** All of the bytes, or null while something is wanting. */
  whole(): Uint8Array<ArrayBuffer> | null;
};

type Row = { drawn: Uint32Array; block: Uint8Array };

/** Begins to gather bytes of a length in pieces of a size. */
export function gather(length: number, size: number): Gathering {
  const pieces = pieceCount(length, size);
  /** Each row begins at its own place: what stands there is the first piece in it. */
  const rows: (Row | undefined)[] = Array.from({ length: pieces });
  let had = 0;
  return {
    pieces,
    had: () => had,
    take(number, block) {
      const row: Row = { drawn: drawnBy(number, pieces), block: concat(block) };
      for (let piece = 0; piece < pieces; piece++) {
        if (!has(row.drawn, piece)) continue;
        const before = rows[piece];
        if (before === undefined) {
          rows[piece] = row;
          had += 1;
          return;
        }
        addRow(row, before);
      }
    },
    whole() {
      if (had < pieces) return null;
      solve(rows);
      return concat(...rows.map((row) => row?.block ?? new Uint8Array(size))).slice(0, length);
    },
  };
}

/** From the last place to the first: each row loses what the rows behind it stand for. */
function solve(rows: readonly (Row | undefined)[]): void {
  for (let piece = rows.length - 1; piece >= 0; piece--) {
    const row = rows[piece];
    if (row === undefined) continue;
    for (let behind = piece + 1; behind < rows.length; behind++) {
      const known = rows[behind];
      if (known !== undefined && has(row.drawn, behind)) addRow(row, known);
    }
  }
}

function addRow(row: Row, other: Row): void {
  other.drawn.forEach((word, at) => {
    row.drawn[at] = (row.drawn[at] ?? 0) ^ word;
  });
  add(row.block, other.block);
}

function add(block: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < other.length; at++) block[at] = (block[at] ?? 0) ^ (other[at] ?? 0);
}

const has = (drawn: Uint32Array, piece: number): boolean =>
  (((drawn[piece >>> 5] ?? 0) >>> (piece & 31)) & 1) === 1;

/** Which pieces a block holds, a bit for each. */
function drawnBy(number: number, pieces: number): Uint32Array {
  const drawn = new Uint32Array(Math.ceil(pieces / 32));
  if (number < pieces) {
    drawn[number >>> 5] = (1 << (number & 31)) >>> 0;
    return drawn;
  }
  const next = wordsFrom(number);
  for (let at = 0; at < drawn.length; at++) drawn[at] = next();
  const spare = pieces & 31;
  const last = drawn.length - 1;
  if (spare > 0) drawn[last] = ((drawn[last] ?? 0) & ((1 << spare) - 1)) >>> 0;
  if (drawn.every((word) => word === 0)) drawn[0] = 1;
  return drawn;
}

/** Words that look drawn by chance, the same for the same number everywhere (splitmix32, from a stirred seed). */
function wordsFrom(number: number): () => number {
  let state = stir(Math.imul(number + 1, 0x85ebca6b));
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return stir(state);
  };
}

function stir(state: number): number {
  let word = state ^ (state >>> 16);
  word = Math.imul(word, 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return (word ^ (word >>> 15)) >>> 0;
}
