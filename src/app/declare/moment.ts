import { type Day, startOfDay } from '#domain/day';

/** The moment (ms UTC) of a day and a time `hh:mm` on the county's clock, or null when the time is none. */
export function momentOf(day: Day | null, time: string, zoneMinutes: number): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (day === null || hours === undefined || minutes === undefined) return null;
  return startOfDay(day, zoneMinutes) + (Number(hours) * 60 + Number(minutes)) * 60_000;
}
