import type { FramePlan } from './frame-plan';
import type { Reading } from './message';
import type { NativeReader } from './native';
import { type Grey, greyOf, type Picture } from './picture';
import { type Retouch, retouched } from './retouch';
import { JS_TRIES, type JsTry, readByZxingJs } from './zxing-js';
import type { WasmReader } from './zxing-wasm';

/** The decoders at hand besides zxing-js, which always is. */
export type Readers = { native: NativeReader | null; wasm: WasmReader | null };

/** Reads a frame by what there is: the browser's detector, WebAssembly, zxing-js while that loads or is missing. */
export async function readFrame(
  picture: Picture,
  plan: FramePlan,
  { native, wasm }: Readers,
): Promise<Reading> {
  const seen = (await native?.(picture)) || null;
  if (seen !== null) return { text: seen, by: 'native' };
  const grey = greyOf(picture);
  if (wasm === null) return byJs(grey, plan.js);
  const text = await wasm(changed(grey, plan.retouch) ?? grey, plan);
  if (text !== null) return { text, by: 'wasm' };
  return plan.secondOpinion ? byJs(grey, plan.js) : MISSED;
}

/** One more look at a still picture after misses. */
type Look = { wasm: Retouch | 'denoised' | 'global' } | { js: JsTry; after?: Retouch };

/**
 * In this order, by what each still gained on photographs and generated pictures for its time: the second decoder early,
 * as it fails on other pictures than the first.
 */
const LOOKS: readonly Look[] = [
  { wasm: 'denoised' },
  { js: 'local' },
  { wasm: 'framed' },
  { wasm: 'smoothed' },
  { wasm: 'global' },
  { js: 'global' },
  { js: 'half' },
  { wasm: 'thresholded' },
  { wasm: 'turned' },
  { wasm: 'sharpened' },
  { wasm: 'grown' },
  { wasm: 'crossed' },
  { js: 'local', after: 'smoothed' },
  { js: 'local', after: 'sharpened' },
  { js: 'inverted' },
];
/** After this time no further look is begun: the person waits. */
const STILL_MS = 1_500;

/** Reads a still picture by every way there is, quickest first, as there is no next frame; for about 1.5 s at most. */
export async function readStill(picture: Picture, readers: Readers): Promise<Reading> {
  const began = performance.now();
  const seen = (await readers.native?.(picture)) || null;
  if (seen !== null) return { text: seen, by: 'native' };
  const grey = greyOf(picture);
  const text = (await readers.wasm?.(grey, { denoise: false })) ?? null;
  if (text !== null) return { text, by: 'wasm' };
  // Without WebAssembly the four ways of zxing-js all are worth their time, however slow the phone.
  if (readers.wasm === null) return firstByJs(grey);
  for (const look of LOOKS) {
    if (performance.now() - began > STILL_MS) break;
    const reading =
      'js' in look
        ? byJs(changed(grey, look.after ?? null), look.js)
        : await byWasm(grey, look.wasm, readers.wasm);
    if (reading.text !== null) return reading;
  }
  return MISSED;
}

const MISSED: Reading = { text: null, by: null };

async function byWasm(grey: Grey, way: Retouch | 'denoised' | 'global', wasm: WasmReader) {
  const plain = way === 'denoised' || way === 'global';
  const shown = plain ? grey : changed(grey, way);
  if (shown === null) return MISSED;
  const text = await wasm(shown, { denoise: way === 'denoised', global: way === 'global' });
  return text === null ? MISSED : ({ text, by: 'wasm' } satisfies Reading);
}

function byJs(grey: Grey | null, way: JsTry): Reading {
  const text = grey === null ? null : readByZxingJs(grey, way);
  return text === null || text === '' ? MISSED : { text, by: 'js' };
}

function firstByJs(grey: Grey): Reading {
  for (const way of JS_TRIES) {
    const reading = byJs(grey, way);
    if (reading.text !== null) return reading;
  }
  return MISSED;
}

function changed(grey: Grey, way: Retouch | null): Grey | null {
  if (way === null) return grey;
  return grey.width < 2 || grey.height < 2 ? null : retouched(grey, way);
}
