import { expect, test } from 'vitest';
import { brightnessOf, pictureOf } from '#device/scanner/shot';

test('a camera frame gives its brightness as it is, whatever its colours', async () => {
  const [width, height] = [6, 4];
  const bytes = Uint8Array.from({ length: width * height * 1.5 }, (_, at) => (at < 24 ? 10 * at : 200));
  const frame = new VideoFrame(bytes, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
  });
  const seen = await brightnessOf(frame);
  frame.close();
  expect(seen).toMatchObject({ width, height });
  expect([...seen.grey]).toEqual(Array.from({ length: 24 }, (_, at) => 10 * at));
});

test('a frame of colours is read by the weights of red, green and blue', async () => {
  const bytes = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
  const frame = new VideoFrame(bytes, { format: 'RGBA', codedWidth: 4, codedHeight: 1, timestamp: 0 });
  const { grey } = await brightnessOf(frame);
  frame.close();
  expect([...grey].map((value) => Math.round(value / 4))).toEqual([19, 38, 7, 64]);
});

test('clear parts of a picture are white, as paper is', async () => {
  const bitmap = await createImageBitmap(new ImageData(2, 1));
  expect([...pictureOf(bitmap).data]).toEqual([255, 255, 255, 255, 255, 255, 255, 255]);
});
