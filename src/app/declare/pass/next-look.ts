/** A pass that is at hand is compared with the county anew so long after the last time, and up to a minute more, ms. */
const REST = 5 * 60_000;
const SPREAD = 60_000;
/** When many phones open the page or get their network back at one moment, they ask over so long, ms. */
const SOON = 4000;

/**
 * In how many ms the county is asked next how a pass at hand stands.
 * @param checkedAt when it was last asked with success, ms; null when never
 * @param chance at least 0 and below 1
 */
export function untilNextLook(checkedAt: number | null, now: number, chance: number): number {
  const due = checkedAt === null ? 0 : checkedAt + REST + chance * SPREAD - now;
  return Math.max(due, chance * SOON);
}
