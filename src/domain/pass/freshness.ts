/** How near the traveller's clock and ours must be, in ms of age = now - 10 s * step (PASS.md "Verifying"). */
const FRESH = { from: -30_000, to: 45_000 };
const CLOCKS_DIFFER = 120_000;

export type Freshness = 'fresh' | 'clocks-differ' | 'old';

/** Age of a live proof in ms; negative when the traveller's clock is ahead. `now` in unix ms. */
export const ageOf = (step: number, now: number): number => now - 10_000 * step;

/** Judges an age in ms. */
export function freshnessOf(age: number): Freshness {
  if (age >= FRESH.from && age <= FRESH.to) return 'fresh';
  return Math.abs(age) <= CLOCKS_DIFFER ? 'clocks-differ' : 'old';
}
