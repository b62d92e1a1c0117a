import { endOfDay } from '../day';
import type { Ends, Measure } from '../policy/verdict';

/**
 * Whether nothing keeps a person at a quarantine site any more: their measure is another one than central quarantine, or its
 * last day is over. Until then a discharge needs a reason.
 * @param by ms UTC, and the county's zone in minutes east of Greenwich
 */
export function isMeasureOver(
  person: { measure: Measure; ends: Ends },
  by: { now: number; zoneMinutes: number },
): boolean {
  if (person.measure !== 'central-quarantine') return true;
  return person.ends.kind === 'day' && endOfDay(person.ends.day, by.zoneMinutes) < by.now;
}
