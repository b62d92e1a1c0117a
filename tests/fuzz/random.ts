/** A whole number from 0 to below the limit. */
export type Below = (limit: number) => number;

/** Mulberry32: the same choices in every run with the same seed. */
export function seeded(seed: number): Below {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** One of several. */
export function pick<T>(below: Below, ...from: readonly [T, ...T[]]): T {
  return from[below(from.length)] ?? from[0];
}

/**
 * Which of so many ways of making a mutant, `rare` ones from the end one time in twenty each: they sign, and take long.
 */
export function way(below: Below, usual: number, rare: number): number {
  const at = below(20);
  return at < rare ? usual + at : below(usual);
}

/** Chosen bytes. */
export const randomBytes = (below: Below, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, () => below(256));
