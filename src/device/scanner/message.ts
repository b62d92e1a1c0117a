import type { FramePlan } from './frame-plan';
import type { Picture } from './picture';

/** Which decoders may be used; `js` alone is what a browser without WebAssembly has. */
export type Decoders = 'all' | 'js';

/**
 * What one look at a picture gave, and who read it. `texts` has every code that was read, the one that was read first at
 * the front. `promising`: nothing was read, but something in it looks like a code.
 */
export type Reading = {
  texts: readonly string[];
  by: 'native' | 'wasm' | 'js' | null;
  promising: boolean;
  /** How long the decoder worked on it, ms; what it waited for is not counted. */
  took: number;
};

/** What one decoder found, before the clock is asked. */
export type Found = Omit<Reading, 'took'>;

/** A frame or picture on its way to the decoder. Handed over, not copied. */
export type Shot = VideoFrame | ImageBitmap | Picture;

/** The first message to the worker says which decoders to open; the others are pictures to read. */
export type OpenRequest = { decoders: Decoders };
export type ReadRequest = { id: number; shot: Shot; plan: FramePlan | 'still' };

/** `ready` comes once, when the WebAssembly is loaded or known to be missing; reading works before. */
export type DecoderAnswer = { kind: 'ready'; wasm: boolean } | ({ kind: 'read'; id: number } & Reading);
