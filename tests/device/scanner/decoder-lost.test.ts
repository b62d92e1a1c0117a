import { afterEach, expect, test, vi } from 'vitest';
import { openDecoder } from '#device/scanner/decoder';
import { planFrame } from '#device/scanner/frame-plan';
import { drawQr, LIVE_TEXT, pixelsOf } from './draw';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A worker that the system ended: it takes messages and never answers. */
class SilentWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}

const FIRST = planFrame({ misses: 0, promising: 0, rested: true });
const frame = () => pixelsOf(drawQr(LIVE_TEXT, { scale: 5 }));

test('where workers are forbidden, the page itself reads', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new Error('forbidden');
      }
    },
  );
  const decoder = openDecoder();
  expect(await decoder.ready).toEqual({ wasm: false });
  expect(await decoder.read(frame(), FIRST)).toMatchObject({ texts: [LIVE_TEXT], by: 'js' });
});

test('a worker that cannot start is replaced by the page', async () => {
  vi.stubGlobal(
    'Worker',
    class extends SilentWorker {
      override postMessage() {
        this.dispatchEvent(new Event('error'));
      }
    },
  );
  const decoder = openDecoder();
  expect(await decoder.ready).toEqual({ wasm: false });
  expect(await decoder.read(frame(), FIRST)).toMatchObject({ texts: [LIVE_TEXT], by: 'js' });
});

test('a worker that falls silent costs one frame, then the page reads', async () => {
  vi.stubGlobal('Worker', SilentWorker);
  vi.useFakeTimers();
  const decoder = openDecoder();
  const lost = decoder.read(frame(), FIRST);
  vi.advanceTimersByTime(10_000);
  expect(await lost).toMatchObject({ texts: [], by: null });
  vi.useRealTimers();
  expect((await decoder.read(frame(), FIRST)).texts).toEqual([LIVE_TEXT]);
});
