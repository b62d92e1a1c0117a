import type { Retouch } from './retouch';
import type { JsTry } from './zxing-js';

/** How a video frame is looked at, after so many frames without a code. */
export type FramePlan = {
  region: 'centre' | 'whole';
  denoise: boolean;
  js: JsTry;
  secondOpinion: boolean;
  /** The frame is shown to the WebAssembly changed in this way, in place of as it is. */
  retouch: Retouch | null;
};

/** zxing-js alone spends most frames on its best way. */
const JS_ROUND: readonly JsTry[] = ['local', 'half', 'local', 'global', 'local', 'inverted'];

/** What the frames between are retouched by, most gain first. None that grows the work of a frame much. */
const RETOUCH_ROUND: readonly Retouch[] = ['smoothed', 'sharpened', 'turned', 'thresholded'];

/**
 * Centre first, then the whole, in turn: of two codes in view the one in the middle is meant. Noise is smoothed every
 * third miss; every fourth miss is shown to zxing-js too, which reads some pictures that the WebAssembly misses;
 * every fifth is retouched.
 */
export function planFrame(misses: number): FramePlan {
  return {
    region: misses % 2 === 0 ? 'centre' : 'whole',
    denoise: misses % 3 === 2,
    js: JS_ROUND[Math.floor(misses / 2) % JS_ROUND.length] ?? 'local',
    secondOpinion: misses % 4 === 3,
    retouch: misses % 5 === 4 ? (RETOUCH_ROUND[Math.floor(misses / 5) % RETOUCH_ROUND.length] ?? null) : null,
  };
}
