import { findFinders } from './finders';
import type { Extra, FramePlan } from './frame-plan';
import type { Found } from './message';
import { cut, type Grey, halved } from './picture';
import { retouched } from './retouch';
import { readByZxingJs, readTwoByZxingJs } from './zxing-js';
import type { WasmReader } from './zxing-wasm';

/** Side of the middle square, as a part of the frame's shorter side. */
const CENTRE = 0.8;
/** A frame larger than this is never looked at whole as it is, pixels. */
const MOST = 1_000_000;

/** zxing-js needs more pixels a module, so half the size is nothing for it. */
const JS_VIEWS = { half: 'centre', centre: 'whole', whole: 'whole' } as const;

const MISSED: Found = { texts: [], by: null, promising: false };

/**
 * Reads a frame of a video: a quick look by WebAssembly, or by zxing-js while that loads or is missing; then the plan's
 * long look where there seems to be a code.
 */
export function readFrame(seen: Grey, plan: FramePlan, wasm: WasmReader | null): Found {
  const half = halved(seen);
  const shown = viewOf(seen, half, wasm === null ? JS_VIEWS[plan.view] : plan.view);
  const first = wasm === null ? byJs(shown, plan) : byWasm({ shown, half }, plan, wasm);
  if (first.texts.length > 0) return first;
  const eyes = findFinders(half).length;
  if (eyes === 0) return MISSED;
  const late = wasm === null ? lateByJs(shown, plan, eyes) : byExtra(shown, plan.extra, wasm);
  return late.texts.length > 0 ? late : { ...MISSED, promising: true };
}

/** What else is in view is read from the whole at half its size, where only the middle was looked at first. */
function byWasm({ shown, half }: { shown: Grey; half: Grey }, plan: FramePlan, wasm: WasmReader): Found {
  const text = wasm.read(shown, plan.view === 'whole' ? 'thorough' : 'quick');
  if (text === null) return MISSED;
  const others = wasm.several(half).filter((other) => other !== text);
  return { ...MISSED, texts: [text, ...others], by: 'wasm' };
}

function byJs(shown: Grey, { js }: FramePlan): Found {
  const texts = readTwoByZxingJs(shown, js);
  return texts.length === 0 ? MISSED : { ...MISSED, texts, by: 'js' };
}

/** zxing-js is lost among the eyes of two codes. It reads each half of such a picture by itself. */
function lateByJs(seen: Grey, { view }: FramePlan, eyes: number): Found {
  if (eyes <= 3 || view === 'half') return MISSED;
  const { width, height } = seen;
  const wide = width > height;
  const [w, h] = wide ? [width >> 1, height] : [width, height >> 1];
  const parts = [cut(seen, { x: 0, y: 0, width: w, height: h })];
  parts.push(cut(seen, { x: width - w, y: height - h, width: w, height: h }));
  const texts = parts.map((part) => readByZxingJs(part, 'local')).filter((text) => text !== null);
  return texts.length === 0 ? MISSED : { ...MISSED, texts: [...new Set(texts)], by: 'js' };
}

function viewOf(seen: Grey, half: Grey, view: FramePlan['view']): Grey {
  const large = seen.width * seen.height > MOST;
  if (view === 'half' || (view === 'whole' && large)) return half;
  if (view === 'whole') return seen;
  const side = Math.round(CENTRE * Math.min(seen.width, seen.height));
  return cut(seen, { x: (seen.width - side) >> 1, y: (seen.height - side) >> 1, width: side, height: side });
}

function byExtra(shown: Grey, extra: Extra | null, wasm: WasmReader): Found {
  if (extra === null) return MISSED;
  if ('js' in extra) {
    const text = readByZxingJs(shown, extra.js);
    return text === null ? MISSED : { ...MISSED, texts: [text], by: 'js' };
  }
  const denoised = extra.wasm === 'denoised';
  const changed = extra.wasm === 'denoised' ? shown : retouched(shown, extra.wasm);
  const text = changed === null ? null : wasm.read(changed, denoised ? 'denoised' : 'quick');
  return text === null ? MISSED : { ...MISSED, texts: [text], by: 'wasm' };
}
