import { p256 } from '@noble/curves/nist.js';
import { expect, test } from 'vitest';
import { compressPoint, decompressPoint } from '#domain/pass/point';
import { newSigner } from './issuer';

test('points go there and back, as another library has them', async () => {
  for (let i = 0; i < 12; i++) {
    const { point, compressed } = await newSigner();
    expect(compressed).toEqual(new Uint8Array(p256.Point.fromBytes(point).toBytes(true)));
    expect(decompressPoint(compressed)).toEqual(point);
  }
});

test.each([
  ['no length', new Uint8Array(0)],
  ['the point at infinity', new Uint8Array(33)],
  ['an x beyond the field', new Uint8Array(33).fill(255).fill(2, 0, 1)],
  ['an x off the curve', Uint8Array.of(2, ...new Uint8Array(31), 1)],
  ['an uncompressed mark', Uint8Array.of(4, ...new Uint8Array(32))],
])('decompressing refuses %s', (_what, bytes) => {
  expect(decompressPoint(bytes)).toBeNull();
});

test('compressing refuses a point off the curve', async () => {
  const { point } = await newSigner();
  point[64] = (point[64] ?? 0) ^ 1;
  expect(compressPoint(point)).toBeNull();
  expect(compressPoint(point.slice(0, 64))).toBeNull();
});
