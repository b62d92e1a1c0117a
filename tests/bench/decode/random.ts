/** Numbers from 0 up to 1 that a seed fixes (mulberry32), so that a generated picture is the same on every machine. */
export type Random = {
  next(): number;
  between(low: number, high: number): number;
  /** About normal, mean 0, deviation 1. */
  bell(): number;
  pick<T>(list: readonly [T, ...T[]]): T;
};

export function seeded(seed: number): Random {
  const state = { at: seed >>> 0 };
  const next = () => {
    state.at = (state.at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state.at ^ (state.at >>> 15), state.at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}
