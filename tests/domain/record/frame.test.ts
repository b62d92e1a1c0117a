import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { type FrameKind, frameReader, frameText, parseFrame, roundOf } from '#domain/record/frame';

const shown = (bytes: Uint8Array, kind: FrameKind = 'records') => ({
  kind,
  bytes,
  hash: createHash('sha256').update(bytes).digest(),
});
const random = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 131 + (at >> 3) * 17) & 255);

test('a hundred records of 300 bytes are read whole when four frames of ten are missed', () => {
  const sent = shown(random(30_000));
  const reader = frameReader();
  let number = 0;
  let whole = null;
  for (; whole === null; number++)
    if (![1, 4, 6, 9].includes(number % 10)) whole = reader.take(frameText(sent, number));
  expect(whole).toMatchObject({ kind: 'records', transfer: sent.hash.toString('hex').slice(0, 12) });
  expect(whole.bytes).toEqual(sent.bytes);
  // At eight frames a second that is far below the two minutes that somebody holds a phone for.
  expect(number / 8).toBeLessThan(25);
});

test('a frame is a code of version 13 at most, in letters that codes are good at', () => {
  const sent = shown(random(120_000));
  for (const number of [0, 5, 302, 303, 70_000, 16_000_000]) {
    const text = frameText(sent, number);
    expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
    expect(encode(text, { ecc: 'L', boostEcc: false, border: 0 }).size).toBeLessThanOrEqual(69);
  }
  expect(roundOf(sent.bytes)).toBe(304);
});

test('receipts are told from records, and one animated code from another', () => {
  const one = shown(random(2000));
  const two = shown(
    random(2000).map((byte) => byte ^ 1),
    'receipts',
  );
  const reader = frameReader();
  reader.take(frameText(one, 0));
  reader.take(frameText(one, 1));
  expect(reader.progress()).toEqual({ kind: 'records', had: 2, pieces: 6 });
  reader.take(frameText(two, 3));
  expect(reader.progress()).toEqual({ kind: 'receipts', had: 1, pieces: 6 });
  reader.forget();
  expect(reader.progress()).toBeNull();
});

test('texts that are no frames are nothing, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('CP1X:', 'CP1R:', ''), (text, prefix) => {
      const frame = parseFrame(prefix + text);
      if (frame !== null) expect(frame.block.length).toBeGreaterThanOrEqual(16);
      const reader = frameReader();
      reader.take(prefix + text);
      expect(reader.progress()?.had ?? 0).toBeLessThanOrEqual(1);
    }),
  );
  for (const text of ['', 'CP1X:', 'CP1X:00', 'CP1:ABC', `CP1X:${'0'.repeat(5000)}`])
    expect(parseFrame(text)).toBeNull();
});
