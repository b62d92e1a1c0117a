import { dayOf, endOfDay } from '../day';

/** The tests of a day against what can be tested. */
export type TestLoad = {
  /** How many can be tested a day; null where the desk has not said. */
  aDay: number | null;
  /** Tested today. */
  done: number;
  /** Still to be tested today, with what is over its time. */
  ordered: number;
  /** Of those, over their time. */
  late: number;
  /** How many more can be tested today; null where it is not known. Never below nothing. */
  free: number | null;
  /** How many of those ordered cannot be tested today. */
  over: number;
};

/**
 * What is to be tested today against what can be.
 * @param due until when each open test must be made, ms UTC; those of later days do not count
 */
export function testLoad(
  due: readonly number[],
  by: { aDay: number | null; done: number; now: number; zoneMinutes: number },
): TestLoad {
  const { aDay, done, now } = by;
  const end = endOfDay(dayOf(now, by.zoneMinutes), by.zoneMinutes);
  const ordered = due.filter((at) => at <= end).length;
  const rest = aDay === null ? null : aDay - done - ordered;
  return {
    aDay,
    done,
    ordered,
    late: due.filter((at) => at < now).length,
    free: rest === null ? null : Math.max(0, rest),
    over: rest === null ? 0 : Math.max(0, -rest),
  };
}
