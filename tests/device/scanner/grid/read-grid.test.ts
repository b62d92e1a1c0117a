import { expect, test } from 'vitest';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { readByGrid } from '#device/scanner/grid/read-grid';
import type { Grey } from '#device/scanner/picture';
import { openWasmReader } from '#device/scanner/zxing-wasm';
import { aroundBottle, photographOf, turnedBy } from '../sheet';

const TEXT = 'CP1:ON A SHEET THAT IS NOT FLAT';
const wasm = await openWasmReader({ url: wasmUrl });
const read = (seen: Grey) => readByGrid(seen, (clean) => wasm.read(clean, 'clean'));

function painted(seen: Grey, light: (x: number, y: number, was: number) => number): Grey {
  const grey = seen.grey.map((was, at) => light(at % seen.width, Math.floor(at / seen.width), was));
  return { ...seen, grey };
}

test.each([0, 0.4, 0.8, 2.5])('a code turned by %s is read', (angle) => {
  expect(read(photographOf(TEXT, {}, turnedBy(angle)))).toBe(TEXT);
});

test.each([1, 1.5, 1.8])('a code that goes round a bottle for %s radians is read', (arc) => {
  expect(read(photographOf(TEXT, {}, aroundBottle(arc)))).toBe(TEXT);
});

test('a large code of many modules is read', () => {
  const size = { width: 400, height: 400, version: 12 };
  expect(read(photographOf(TEXT, size, turnedBy(0.2, 4.5)))).toBe(TEXT);
});

test('with one eye torn off the other two say where it was', () => {
  const whole = photographOf(TEXT, {}, turnedBy(0));
  const torn = painted(whole, (x, y, was) => (Math.hypot(x - 112, y - 112) < 24 ? 128 : was));
  expect(wasm.read(torn)).toBeNull();
  expect(read(torn)).toBe(TEXT);
});

test('half in deep shadow, it is read', () => {
  const lit = photographOf(TEXT, {}, turnedBy(0.1));
  expect(read(painted(lit, (x, _, was) => (x < 230 ? was : 6 + was / 7)))).toBe(TEXT);
});

test('a picture without eyes is given up without a try', () => {
  const none = { grey: new Uint8ClampedArray(300 * 300).fill(90), width: 300, height: 300 };
  expect(readByGrid(none, () => 'never asked')).toBeNull();
});

test('eyes alone, with noise between them, give nothing', () => {
  const code = photographOf(TEXT, {}, turnedBy(0));
  let seed = 7;
  const noisy = painted(code, (x, y, was) => {
    if (Math.max(Math.abs(x - 200), Math.abs(y - 200)) > 116) return was;
    const eye = [112, 288].some((ex) => [112, 288].some((ey) => Math.hypot(x - ex, y - ey) < 40));
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return eye ? was : seed % 2 === 0 ? 30 : 220;
  });
  expect(read(noisy)).toBeNull();
});
