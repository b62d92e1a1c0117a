import { type Comparison, HOUR } from '#domain/reconcile/said';
import { selfArrivalsOf } from '../store/follow-ups';
import type { Db } from '../store/store';

/** Whoever comes sooner than declared says so sooner, ms. */
const EARLY = 12 * HOUR;

/**
 * When those who are missing said themselves that they have arrived, ms UTC: it settles nothing, and is where one begins
 * to ask. Nothing for the other lists.
 */
export async function saidHereOf(
  db: Db,
  found: readonly Comparison[],
): Promise<(one: Comparison) => number | undefined> {
  const missing = found.filter(({ kind }) => kind === 'never-came' || kind === 'never-arrived');
  if (missing.length === 0) return () => undefined;
  const said = await selfArrivalsOf(
    db,
    missing.map(({ person }) => person),
    Math.min(...missing.map(({ since }) => since)) - EARLY,
  );
  return (one) => {
    if (!missing.includes(one)) return undefined;
    const own = said.filter(
      ({ person, corrected_at }) => person === one.person && Number(corrected_at) >= one.since - EARLY,
    );
    return own.length === 0 ? undefined : Math.max(...own.map(({ corrected_at }) => Number(corrected_at)));
  };
}
