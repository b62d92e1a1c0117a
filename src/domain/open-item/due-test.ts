import { type Day, dayOf, daysBetween } from '../day';
import type { Parameters } from '../policy/policy';
import type { Measure } from '../policy/verdict';

/**
 * Whether the policy wants somebody under a measure tested on a day: the first day of the measure is day 1. A policy that
 * says nothing of it wants nobody tested.
 * @param since when the measure began, ms UTC
 */
export function isTestDay(
  of: { measure: Measure; since: number },
  today: Day,
  { testing, zoneMinutes }: Pick<Parameters, 'testing' | 'zoneMinutes'>,
): boolean {
  if (of.measure === 'none') return false;
  const days = testing?.[of.measure] ?? [];
  return days.includes(daysBetween(dayOf(of.since, zoneMinutes), today) + 1);
}
