import { afterEach, expect, test } from 'vitest';
import { openDecoder } from '#device/scanner/decoder';
import { startScan } from '#device/scanner/scan-loop';
import { FRAMES_A_SECOND, frameReader, frameText, type Gathered, type Shown } from '#domain/record/frame';
import { contextOf, drawQr } from '../scanner/draw';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  document.body.replaceChildren();
});

/** Bytes like a hundred sealed records: nothing in them repeats. */
async function aDay(): Promise<Shown> {
  const bytes = crypto.getRandomValues(new Uint8Array(30_000));
  return { kind: 'records', bytes, hash: new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) };
}

/** A camera that looks at a phone which shows them, at the pace at which it does. */
async function filmOf(shown: Shown): Promise<HTMLVideoElement> {
  const size = { scale: 6, width: 640, height: 480 };
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: size.width, height: size.height });
  const began = performance.now();
  const paint = () => {
    const number = Math.floor(((performance.now() - began) / 1000) * FRAMES_A_SECOND);
    contextOf(canvas).drawImage(drawQr(frameText(shown, number), size), 0, 0);
  };
  paint();
  const painting = setInterval(paint, 1000 / FRAMES_A_SECOND / 2);
  closing.push(() => clearInterval(painting));
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = canvas.captureStream(20);
  document.body.append(video);
  await video.play();
  return video;
}

test('a hundred records pass from screen to camera in far less than two minutes', {
  timeout: 120_000,
}, async () => {
  const shown = await aDay();
  const video = await filmOf(shown);
  const decoder = openDecoder();
  await decoder.ready;
  const reader = frameReader();
  const began = performance.now();
  const whole = await new Promise<Gathered>((resolve) => {
    const scan = startScan({
      video,
      decoder,
      onText(text) {
        const gathered = reader.take(text);
        if (gathered !== null) resolve(gathered);
      },
    });
    closing.push(scan.stop, decoder.close);
  });
  const seconds = (performance.now() - began) / 1000;
  expect(whole.bytes).toEqual(shown.bytes);
  expect(seconds).toBeLessThan(90);
});
