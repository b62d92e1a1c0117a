import { readByGrid } from './grid/read-grid';
import type { Found } from './message';
import { type Grey, greyOf, halved, halvedOf, type Picture } from './picture';
import { type Retouch, retouched } from './retouch';
import { JS_TRIES, type JsTry, readByZxingJs } from './zxing-js';
import type { WasmReader, WasmWay } from './zxing-wasm';

/** One more look at a still picture after misses. */
type Look =
  | { wasm: Retouch | 'denoised' | 'global' }
  | { js: JsTry; after?: Retouch }
  | 'grid'
  | 'grid-blurred';

/**
 * In this order, by what each still gained on photographs and generated pictures for its time: the second decoder early,
 * as it fails on other pictures than the first.
 */
const LOOKS: readonly Look[] = [
  { wasm: 'denoised' },
  { wasm: 'global' },
  { js: 'local' },
  { wasm: 'framed' },
  'grid',
  'grid-blurred',
  { wasm: 'smoothed' },
  { wasm: 'turned' },
  { wasm: 'thresholded' },
  { js: 'half' },
  { js: 'global' },
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
export function readStill(picture: Picture, wasm: WasmReader | null): Found {
  const began = performance.now();
  // Without WebAssembly the four ways of zxing-js all are worth their time, however slow the phone.
  if (wasm === null) return firstByJs(greyOf(picture));
  // Half the size takes a quarter of the time, and most codes are read so.
  const soon = wasm.read(halvedOf(picture), 'quick');
  if (soon !== null) return reading(soon, 'wasm');
  const grey = greyOf(picture);
  const text = wasm.read(grey);
  if (text !== null) return reading(text, 'wasm');
  for (const look of LOOKS) {
    if (performance.now() - began > STILL_MS) break;
    const found = lookAgain(grey, look, wasm);
    if (found.texts.length > 0) return found;
  }
  return MISSED;
}

const MISSED: Found = { texts: [], by: null, promising: false };
const reading = (text: string | null, by: 'wasm' | 'js'): Found =>
  text === null ? MISSED : { texts: [text], by, promising: false };

function lookAgain(grey: Grey, look: Look, wasm: WasmReader): Found {
  const decode = (clean: Grey) => wasm.read(clean, 'clean');
  if (look === 'grid') return reading(readByGrid(grey, decode), 'wasm');
  if (look === 'grid-blurred') {
    // Small and sharpened, the eyes of a blurred code show their rings again.
    const sharp = changed(halved(grey), 'sharpened');
    return reading(sharp === null ? null : readByGrid(sharp, decode), 'wasm');
  }
  if ('wasm' in look) return byWasm(grey, look.wasm, wasm);
  return byJs(changed(grey, look.after ?? null), look.js);
}

function byWasm(grey: Grey, way: Retouch | 'denoised' | 'global', wasm: WasmReader): Found {
  if (way === 'denoised' || way === 'global') return reading(wasm.read(grey, way satisfies WasmWay), 'wasm');
  const shown = changed(grey, way);
  return reading(shown === null ? null : wasm.read(shown), 'wasm');
}

function byJs(grey: Grey | null, way: JsTry): Found {
  return reading(grey === null ? null : readByZxingJs(grey, way), 'js');
}

function firstByJs(grey: Grey): Found {
  for (const way of JS_TRIES) {
    const found = byJs(grey, way);
    if (found.texts.length > 0) return found;
  }
  return MISSED;
}

function changed(grey: Grey, way: Retouch | null): Grey | null {
  if (way === null) return grey;
  return grey.width < 2 || grey.height < 2 ? null : retouched(grey, way);
}
