import type { FramePlan } from './frame-plan';
import type { Reading } from './message';
import type { NativeReader } from './native';
import type { Picture } from './picture';
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
