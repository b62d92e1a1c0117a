import type { Reading } from './message';
import type { NativeReader } from './native';
import type { Picture } from './picture';
import { JS_TRIES, type JsTry, readByZxingJs } from './zxing-js';
import type { WasmReader } from './zxing-wasm';

/** The decoders at hand besides zxing-js, which always is. */
export type Readers = { native: NativeReader | null; wasm: WasmReader | null };

/** How a video frame is looked at, after so many frames without a code. */
export type FramePlan = { region: 'centre' | 'whole'; denoise: boolean; js: JsTry; secondOpinion: boolean };

/** zxing-js alone spends most frames on its best way. */
const JS_ROUND: readonly JsTry[] = ['local', 'half', 'local', 'global', 'local', 'inverted'];

/**
 * Centre first, then the whole, in turn: of two codes in view the one in the middle is meant. Noise is smoothed every
 * third miss; every fourth miss is shown to zxing-js too, which reads some pictures that the WebAssembly misses.
 */
export function planFrame(misses: number): FramePlan {
  return {
    region: misses % 2 === 0 ? 'centre' : 'whole',
    denoise: misses % 3 === 2,
    js: JS_ROUND[Math.floor(misses / 2) % JS_ROUND.length] ?? 'local',
    secondOpinion: misses % 4 === 3,
  };
}

/** Reads a frame by what there is: the browser's detector, WebAssembly, zxing-js while that loads or is missing. */
export async function readFrame(
  picture: Picture,
  plan: FramePlan,
  { native, wasm }: Readers,
): Promise<Reading> {
  const seen = (await native?.(picture)) ?? null;
  if (seen !== null) return { text: seen, by: 'native' };
  if (wasm === null) return byJs(picture, [plan.js]);
  const text = await wasm(picture, plan);
  if (text !== null) return { text, by: 'wasm' };
  return plan.secondOpinion ? byJs(picture, [plan.js]) : MISSED;
}

/** Reads a still picture by every way there is, quickest first, as there is no next frame. */
export async function readStill(picture: Picture, { native, wasm }: Readers): Promise<Reading> {
  const seen = (await native?.(picture)) ?? null;
  if (seen !== null) return { text: seen, by: 'native' };
  if (wasm !== null)
    for (const denoise of [false, true]) {
      const text = await wasm(picture, { denoise });
      if (text !== null) return { text, by: 'wasm' };
    }
  return byJs(picture, JS_TRIES);
}

const MISSED: Reading = { text: null, by: null };

function byJs(picture: Picture, ways: readonly JsTry[]): Reading {
  for (const way of ways) {
    const text = readByZxingJs(picture, way);
    if (text !== null) return { text, by: 'js' };
  }
  return MISSED;
}
