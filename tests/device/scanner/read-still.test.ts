import { expect, test } from 'vitest';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Grey, Picture } from '#device/scanner/picture';
import { readStill } from '#device/scanner/read-still';
import { retouched } from '#device/scanner/retouch';
import { openWasmReader } from '#device/scanner/zxing-wasm';
import { aroundBottle, photographOf, turnedBy } from './sheet';

const TEXT = 'CP1:A STILL PICTURE';
const wasm = await openWasmReader({ url: wasmUrl });

function coloured({ grey, width, height }: Grey): Picture {
  const data = new Uint8ClampedArray(4 * width * height);
  grey.forEach((value, at) => {
    data.set([value, value, value, 255], 4 * at);
  });
  return { data, width, height };
}

/** Out of focus, by smoothing again and again. */
const blurred = (seen: Grey, times: number): Grey =>
  Array.from({ length: times }).reduce<Grey>((soft) => retouched(soft, 'smoothed') ?? soft, seen);

test.each([
  ['as it is', photographOf(TEXT, {}, turnedBy(0.1))],
  ['round a bottle', photographOf(TEXT, {}, aroundBottle(1.8))],
  ['far out of focus', blurred(photographOf(TEXT, {}, turnedBy(0.1)), 11)],
])('a photograph is read: %s', (_how, seen) => {
  expect(readStill(coloured(seen), wasm).texts).toEqual([TEXT]);
});

test('the two last need more than the decoder alone', () => {
  expect(wasm.read(photographOf(TEXT, {}, aroundBottle(1.8)))).toBeNull();
  expect(wasm.read(blurred(photographOf(TEXT, {}, turnedBy(0.1)), 11))).toBeNull();
});
