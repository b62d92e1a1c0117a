import { expect, test } from 'vitest';
import type { Grey } from '#device/scanner/picture';
import { greyOf } from '#device/scanner/picture';
import { type Retouch, retouched } from '#device/scanner/retouch';
import { readByZxingJs } from '#device/scanner/zxing-js';
import { drawQr, pixelsOf } from './draw';

const TEXT = 'CP1:RETOUCHED';
const drawn = (): Grey => greyOf(pixelsOf(drawQr(TEXT, { scale: 6, width: 300, height: 300 })));
const WAYS: readonly Retouch[] = [
  'framed',
  'grown',
  'smoothed',
  'sharpened',
  'turned',
  'crossed',
  'thresholded',
];

test.each(WAYS)('a picture that is %s says the same, and the one before is as it was', (way) => {
  const before = drawn();
  const after = retouched(before, way);
  if (after === null) throw new Error('a small picture is always changed');
  expect(after.grey.length).toBe(after.width * after.height);
  expect(readByZxingJs(after, 'local')).toBe(TEXT);
  expect(before).toEqual(drawn());
});

test('a large picture is not grown', () => {
  const large = { grey: new Uint8ClampedArray(1280 * 960), width: 1280, height: 960 };
  expect(retouched(large, 'grown')).toBeNull();
});

test('smoothing keeps a flat picture flat, to its edges', () => {
  const flat = { grey: new Uint8ClampedArray(20 * 10).fill(77), width: 20, height: 10 };
  expect(new Set(retouched(flat, 'smoothed')?.grey)).toEqual(new Set([77]));
});
