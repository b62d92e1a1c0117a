import type { Parameters } from './policy';

const MS_PER_HOUR = 3_600_000;

/**
 * Whether what a phone knows of its county is so old that it must not decide alone: somebody asks the desk.
 * @param known when it was last brought up to date, ms UTC; null when it never was
 * @param now ms UTC
 */
export function tooOld(
  known: { pulledAt: number | null },
  now: number,
  { aloneHours }: Pick<Parameters, 'aloneHours'>,
): boolean {
  return known.pulledAt === null || now - known.pulledAt > aloneHours * MS_PER_HOUR;
}
