import { concat, toHex } from '../bytes';
import { decodeBase45, encodeBase45 } from '../pass/base45';
import { blockOf, type Gathering, gather, MOST_PIECES, pieceCount } from './fountain';

/**
 * Frames of an animated code: `CP1X:` carries parcels one way, `CP1R:` the county's receipts back; behind it, in base45,
 *
 * ```
 * transfer 6 | length of the whole 3 | number of the block 3 | block
 * ```
 *
 * `transfer` is the beginning of the SHA-256 of all the bytes: it names them, and says at the end whether they are right.
 */
export type FrameKind = 'records' | 'receipts';
const PREFIX: Record<FrameKind, string> = { records: 'CP1X:', receipts: 'CP1R:' };
const HEADER = 12;

/**
 * Bytes of a block. With its header and prefix that is a code of version 13 (level L, 69 modules), which a cheap camera
 * reads from a hand's breadth; a larger code holds more and is read less often.
 */
export const BLOCK_BYTES = 396;
/** Frames a second: a camera that is read 15 times a second sees each of them. */
export const FRAMES_A_SECOND = 8;
/** Bytes with their name, ready to be shown. `hash` is their SHA-256. */
export type Shown = { kind: FrameKind; bytes: Uint8Array; hash: Uint8Array };

/** The text of one frame; any number from 0 to 16 million is one. */
export function frameText({ kind, bytes, hash }: Shown, number: number): string {
  const head = concat(hash.subarray(0, 6), uint24(bytes.length), uint24(number));
  return PREFIX[kind] + encodeBase45(concat(head, blockOf(bytes, BLOCK_BYTES, number)));
}

/** How many frames a round of the plain pieces has. */
export const roundOf = (bytes: Uint8Array): number => pieceCount(bytes.length, BLOCK_BYTES);

type Frame = {
  kind: FrameKind;
  transfer: string;
  length: number;
  number: number;
  block: Uint8Array;
};

/** A frame's text apart, or null when it is none. */
export function parseFrame(text: string): Frame | null {
  const kind = text.startsWith(PREFIX.records)
    ? 'records'
    : text.startsWith(PREFIX.receipts)
      ? 'receipts'
      : null;
  if (kind === null || text.length > 1200) return null;
  const decoded = decodeBase45(text.slice(PREFIX[kind].length));
  if (!decoded.ok) return null;
  const bytes = decoded.value;
  const block = bytes.subarray(HEADER);
  const length = readUint24(bytes, 6);
  const number = readUint24(bytes, 9);
  if (block.length < 16 || length === 0 || pieceCount(length, block.length) > MOST_PIECES) return null;
  return { kind, transfer: toHex(bytes.subarray(0, 6)), length, number, block };
}

/** How far the gathering of one animated code is. */
export type Progress = { kind: FrameKind; had: number; pieces: number };
/** All the bytes of one, with the name that their SHA-256 must begin with (12 hex digits). */
export type Gathered = { kind: FrameKind; bytes: Uint8Array<ArrayBuffer>; transfer: string };

export type FrameReader = {
  /** Takes what a camera read; texts that are no frames, and frames seen before, change nothing. */
  take(text: string): Gathered | null;
  progress(): Progress | null;
  /** Begins anew: what was put together was not right, or is done with. */
  forget(): void;
};

/** Gathers one animated code at a time; a frame of another one begins that. */
export function frameReader(): FrameReader {
  let open: { key: string; kind: FrameKind; transfer: string; gathering: Gathering } | null = null;
  return {
    take(text) {
      const frame = parseFrame(text);
      if (frame === null) return null;
      const { kind, transfer, length, number, block } = frame;
      const key = [kind, transfer, length, block.length].join(':');
      if (open?.key !== key) open = { key, kind, transfer, gathering: gather(length, block.length) };
      open.gathering.take(number, block);
      const bytes = open.gathering.whole();
      return bytes === null ? null : { kind, bytes, transfer };
    },
    progress: () =>
      open === null ? null : { kind: open.kind, had: open.gathering.had(), pieces: open.gathering.pieces },
    forget() {
      open = null;
    },
  };
}

const uint24 = (value: number) => Uint8Array.of((value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const readUint24 = (bytes: Uint8Array, at: number) =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
