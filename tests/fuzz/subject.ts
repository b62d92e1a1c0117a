import type { Below } from './random';

/** A text, or the texts of several codes, that is none of the originals; `genuine` when a trusted key signed this very content. */
export type Mutant = { texts: readonly string[]; genuine: boolean };

/** What became of it: refused with a code, or accepted, with everything that the signatures cover. */
export type Verdict = { ok: false; code: string } | { ok: true; signed: string };

/** A kind of thing that a stranger can hold before the camera. */
export type Subject = {
  name: string;
  next: (below: Below) => Promise<Mutant>;
  judge: (texts: readonly string[]) => Promise<Verdict>;
  /** What the signatures of the originals cover: nothing else may be accepted that no trusted key signed. */
  originals: ReadonlySet<string>;
};
