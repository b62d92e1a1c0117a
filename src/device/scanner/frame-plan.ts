import type { Retouch } from './retouch';
import type { JsTry } from './zxing-js';

/** How a video frame is looked at. */
export type FramePlan = {
  /** What is shown to the decoder: all at half the size, the middle as it is, or all as it is. */
  view: 'half' | 'centre' | 'whole';
  /** How zxing-js is asked where it reads alone. */
  js: JsTry;
  /** One more look, which takes long: only after the first missed, and only where a code seems to be. */
  extra: Extra | null;
};

export type Extra = { wasm: Retouch | 'denoised' } | { js: JsTry };

/** What the scanner knows when it takes the next frame. */
export type FrameHistory = {
  /** Frames since the last code that was read. */
  misses: number;
  /** How many of them, up to now and without a gap, showed something like a code. */
  promising: number;
  /** No long look was taken of late. */
  rested: boolean;
};

const VIEWS = ['half', 'centre', 'half', 'whole'] as const;
/** zxing-js alone spends most frames on its best way. */
const JS_ROUND: readonly JsTry[] = ['local', 'half', 'local', 'global', 'local', 'inverted'];
/** Most gain first; none that grows the work of a frame much. */
const EXTRA_ROUND: readonly Extra[] = [
  { wasm: 'denoised' },
  { js: 'local' },
  { wasm: 'thresholded' },
  { wasm: 'sharpened' },
  { wasm: 'smoothed' },
  { wasm: 'turned' },
];
/** A hand that comes near passes through some blurred frames by itself: wait for the next sharp one so many times. */
const PATIENCE = 3;

/**
 * A quick look at every frame, each time another view of it. The long looks hold up the next frame, so they are for
 * what still looks like a code after several frames, and never one upon the other.
 */
export function planFrame({ misses, promising, rested }: FrameHistory): FramePlan {
  const round = Math.floor(promising / PATIENCE) - 1;
  return {
    view: VIEWS[misses % VIEWS.length] ?? 'half',
    js: JS_ROUND[Math.floor(misses / 2) % JS_ROUND.length] ?? 'local',
    extra: rested && round >= 0 ? (EXTRA_ROUND[round % EXTRA_ROUND.length] ?? null) : null,
  };
}
