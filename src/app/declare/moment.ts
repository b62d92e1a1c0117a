import { type Day, startOfDay } from '#domain/day';

/**
 * The minutes since midnight of a time as it was typed: 14:30, 1430, 9, with any sign or word between hours and minutes.
 * Always of 24 hours. Null when it is no time.
 */
export function parseTime(text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  const [, hours, minutes = '0'] =
    /^(\d{1,2})(?:\D+(\d{1,2}))?\D*$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}

/** The moment (ms UTC) of a day and a typed time on the county's clock, or null when one of them is missing or none. */
export function momentOf(day: Day | null, time: string, zoneMinutes: number): number | null {
  const minutes = parseTime(time);
  return day === null || minutes === null ? null : startOfDay(day, zoneMinutes) + minutes * 60_000;
}
