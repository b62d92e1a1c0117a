import type { FramePlan } from './frame-plan';
import type { Reading } from './message';
import type { NativeReader } from './native';
import { luminanceOf, type Picture, pictureOfGrey } from './picture';
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
  if (wasm === null) return byJs(picture, plan.js);
  const shown = plan.retouch === null ? picture : (changed(picture, plan.retouch) ?? picture);
  const text = await wasm(shown, plan);
  if (text !== null) return { text, by: 'wasm' };
  return plan.secondOpinion ? byJs(picture, plan.js) : MISSED;
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
  const text = (await readers.wasm?.(picture, { denoise: false })) ?? null;
  if (text !== null) return { text, by: 'wasm' };
  // Without WebAssembly the four ways of zxing-js all are worth their time, however slow the phone.
  if (readers.wasm === null) return firstByJs(picture);
  for (const look of LOOKS) {
    if (performance.now() - began > STILL_MS) break;
    const reading =
      'js' in look
        ? byJs(changed(picture, look.after), look.js)
        : await byWasm(picture, look.wasm, readers.wasm);
    if (reading.text !== null) return reading;
  }
  return MISSED;
}

const MISSED: Reading = { text: null, by: null };

async function byWasm(picture: Picture, way: Retouch | 'denoised' | 'global', wasm: WasmReader) {
  const plain = way === 'denoised' || way === 'global';
  const shown = plain ? picture : changed(picture, way);
  if (shown === null) return MISSED;
  const text = await wasm(shown, { denoise: way === 'denoised', global: way === 'global' });
  return text === null ? MISSED : ({ text, by: 'wasm' } satisfies Reading);
}

function byJs(picture: Picture | null, way: JsTry): Reading {
  const text = picture === null ? null : readByZxingJs(picture, way);
  return text === null || text === '' ? MISSED : { text, by: 'js' };
}

function firstByJs(picture: Picture): Reading {
  for (const way of JS_TRIES) {
    const reading = byJs(picture, way);
    if (reading.text !== null) return reading;
  }
  return MISSED;
}

function changed(picture: Picture, way: Retouch | undefined): Picture | null {
  if (way === undefined) return picture;
  const { width, height } = picture;
  if (width < 2 || height < 2) return null;
  const after = retouched({ grey: luminanceOf(picture), width, height }, way);
  return after === null ? null : pictureOfGrey(after);
}
