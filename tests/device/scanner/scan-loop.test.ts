import { afterEach, expect, test } from 'vitest';
import { openDecoder } from '#device/scanner/decoder';
import { makeRepeatFilter } from '#device/scanner/repeat-filter';
import { type ScanOptions, startScan } from '#device/scanner/scan-loop';
import { contextOf, drawQr } from './draw';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  document.body.replaceChildren();
});

/** A playing video of a canvas that is painted again and again, as a camera gives frames. */
async function filmed(paint: () => HTMLCanvasElement): Promise<HTMLVideoElement> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = contextOf(canvas);
  const draw = () => context.drawImage(paint(), 0, 0);
  draw();
  const painting = setInterval(draw, 50);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = canvas.captureStream(20);
  document.body.append(video);
  closing.push(() => clearInterval(painting));
  await video.play();
  return video;
}

function begin(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  { decoders = 'all', ...more }: { decoders?: 'all' | 'js' } & Partial<ScanOptions> = {},
) {
  const decoder = openDecoder(decoders);
  const scan = startScan({ video, decoder, onText, ...more });
  closing.push(scan.stop, decoder.close);
  return scan;
}

test('a code in the video is told, and the next person needs no restart', async () => {
  const one = drawQr('CP1:FIRST');
  const two = drawQr('CP1:SECOND');
  const showing = { canvas: one };
  const video = await filmed(() => showing.canvas);
  const texts: string[] = [];
  await new Promise<void>((resolve) => {
    begin(video, (text) => {
      texts.push(text);
      showing.canvas = two;
      if (text === 'CP1:SECOND') resolve();
    });
  });
  // The first one stood before the camera for several frames, and was told once.
  expect(texts).toEqual(['CP1:FIRST', 'CP1:SECOND']);
});

/** Codes side by side, each about a third as wide as the picture. */
function sideBySide(left: string, right: string): HTMLCanvasElement {
  const canvas = drawQr(left, { scale: 6, width: 320, height: 480 });
  const both = document.createElement('canvas');
  both.width = 640;
  both.height = 480;
  const context = contextOf(both);
  context.drawImage(canvas, 0, 0);
  context.drawImage(drawQr(right, { scale: 6, width: 320, height: 480 }), 320, 0);
  return both;
}

test.each(['all', 'js'] as const)('two passes side by side are both refused (%s)', async (decoders) => {
  const both = sideBySide('CP1:LEFT', 'CP1:RIGHT');
  const video = await filmed(() => both);
  await new Promise<void>((resolve) => {
    begin(video, () => expect.unreachable(), { decoders, onSeveralPasses: resolve });
  });
});

test('a pass beside a menu is the one that is told', async () => {
  const both = sideBySide('https://example.com/', 'CP1:PASS');
  const video = await filmed(() => both);
  expect(await new Promise((resolve) => begin(video, resolve))).toBe('CP1:PASS');
});

test('while paused nothing is told; resumed, it is', async () => {
  const video = await filmed(() => drawQr('CP1:PAUSED'));
  const texts: string[] = [];
  await new Promise<void>((resolve) => {
    const scan = begin(video, (text) => {
      texts.push(text);
      resolve();
    });
    scan.pause();
    video.requestVideoFrameCallback(() => {
      video.requestVideoFrameCallback(() => {
        expect(texts).toEqual([]);
        scan.resume();
      });
    });
  });
  expect(texts).toEqual(['CP1:PAUSED']);
});

test('without a code the loop stops itself after the idle time', async () => {
  const blank = document.createElement('canvas');
  const video = await filmed(() => blank);
  await new Promise<void>((resolve) => {
    begin(video, () => expect.unreachable(), { idleMs: 300, onIdle: resolve });
  });
});

test('the same text is news again only after the window', () => {
  const isNews = makeRepeatFilter(5000);
  expect([0, 10, 3000, 4999].map((now) => isNews('a', now))).toEqual([true, false, false, false]);
  expect(isNews('b', 20)).toBe(true);
  expect(isNews('a', 5000)).toBe(true);
  expect(isNews('a', 9999)).toBe(false);
});
