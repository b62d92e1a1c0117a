import { afterAll, expect, test } from 'vitest';
import { openDecoder } from '#device/scanner/decoder';
import { planFrame } from '#device/scanner/frame-plan';
import { decodeStill } from '#device/scanner/still';
import { drawQr, LIVE_TEXT, pixelsOf } from './draw';

const plan = (misses: number, promising = 0) => planFrame({ misses, promising, rested: true });
const all = openDecoder();
const js = openDecoder('js');
afterAll(() => {
  all.close();
  js.close();
});

const NOTHING = { texts: [], by: null, promising: false };

const fileOf = (canvas: HTMLCanvasElement, type = 'image/png') =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no blob')) : resolve(blob)), type);
  });

test('the WebAssembly loads from our own origin and reads a live code in the worker', async () => {
  expect(await all.ready).toEqual({ wasm: true });
  expect(await all.read(pixelsOf(drawQr(LIVE_TEXT)), plan(0))).toMatchObject({
    texts: [LIVE_TEXT],
    by: 'wasm',
  });
  const foreign = performance
    .getEntriesByType('resource')
    .filter(({ name }) => !name.startsWith(location.origin));
  expect(foreign.map(({ name }) => name)).toEqual([]);
});

test('without WebAssembly zxing-js reads the same code in every round of tries', async () => {
  expect(await js.ready).toEqual({ wasm: false });
  for (const misses of [0, 1, 2, 3]) {
    const reading = await js.read(pixelsOf(drawQr(LIVE_TEXT, { scale: 5 })), plan(misses));
    expect(reading).toMatchObject({ texts: [LIVE_TEXT], by: 'js' });
  }
});

test('a decoder reads at once, before its WebAssembly has come', async () => {
  const fresh = openDecoder();
  const { texts } = await fresh.read(pixelsOf(drawQr(LIVE_TEXT, { scale: 5 })), plan(0));
  fresh.close();
  expect(texts).toEqual([LIVE_TEXT]);
});

test('a bitmap is read like pixels', async () => {
  const shot = await createImageBitmap(drawQr('CP1:BITMAP'));
  expect((await all.read(shot, plan(0))).texts).toEqual(['CP1:BITMAP']);
});

test('a picture without a code gives none, and the decoder goes on', async () => {
  const blank = () => new ImageData(320, 240);
  for (let misses = 0; misses < 13; misses++) {
    expect(await all.read(blank(), plan(misses, misses))).toMatchObject(NOTHING);
    expect(await js.read(blank(), plan(misses, misses))).toMatchObject(NOTHING);
  }
  expect(await all.read(new ImageData(1, 1), 'still')).toMatchObject(NOTHING);
  expect(await all.read(new ImageData(1, 1), plan(0))).toMatchObject(NOTHING);
});

test('Chinese text in a code comes through both decoders', async () => {
  const text = '衡阳县卡口 https://example.com/中文';
  expect((await all.read(pixelsOf(drawQr(text)), 'still')).texts).toEqual([text]);
  expect((await js.read(pixelsOf(drawQr(text)), 'still')).texts).toEqual([text]);
});

test('white on black is read, by zxing-js too', async () => {
  const canvas = drawQr(LIVE_TEXT);
  const inverted = () => {
    const pixels = pixelsOf(canvas);
    pixels.data.forEach((value, at) => {
      if (at % 4 !== 3) pixels.data[at] = 255 - value;
    });
    return pixels;
  };
  expect((await all.read(inverted(), plan(3))).texts).toEqual([LIVE_TEXT]);
  expect((await all.read(inverted(), 'still')).texts).toEqual([LIVE_TEXT]);
  expect((await js.read(inverted(), 'still')).texts).toEqual([LIVE_TEXT]);
});

test.each(['image/png', 'image/jpeg'])('a picture file (%s) is read', async (type) => {
  expect(await decodeStill(await fileOf(drawQr(LIVE_TEXT), type), all)).toEqual({
    ok: true,
    value: LIVE_TEXT,
  });
});

test('a code that fills little of a large photograph is read', async () => {
  const photo = drawQr(LIVE_TEXT, { scale: 3, width: 4000, height: 3000 });
  expect(await decodeStill(await fileOf(photo), all)).toEqual({ ok: true, value: LIVE_TEXT });
});

test.each([
  ['nothing', []],
  ['HTML that calls itself a picture', ['<!doctype html><script>alert(1)</script>']],
  ['an SVG with a script', ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>']],
])('a file that holds %s is no picture', async (_what, parts) => {
  expect(await decodeStill(new Blob(parts, { type: 'image/png' }), all)).toEqual({
    ok: false,
    fault: 'not-a-picture',
  });
});

test('a picture without a code says so, one too large is not opened', async () => {
  expect(await decodeStill(new ImageData(200, 200), all)).toEqual({ ok: false, fault: 'no-code' });
  const huge = new Blob([new Uint8Array(31 * 1024 * 1024)]);
  expect(await decodeStill(huge, all)).toEqual({ ok: false, fault: 'too-large' });
});

test('a closed decoder answers that it read nothing', async () => {
  const closed = openDecoder('js');
  const reading = closed.read(pixelsOf(drawQr(LIVE_TEXT)), 'still');
  closed.close();
  expect(await reading).toMatchObject(NOTHING);
});
