import * as z from 'zod/mini';

/** A calendar day, `yyyy-mm-dd`, in the county's zone. Days compare as strings: `a < b` is "a is before b". */
export type Day = string;

/** The county's zone where no other is configured: +08:00, in minutes. */
export const DEFAULT_ZONE_MINUTES = 480;

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const FIRST_NUMBER = numberOf(1, 1, 1);
const LAST_NUMBER = numberOf(9999, 12, 31);

/** True for a day that the calendar has: `2022-04-31` is refused, and so is any other way of writing one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = dayNumber(text);
  return number >= FIRST_NUMBER && number <= LAST_NUMBER && dayFromNumber(number) === text;
}

export const daySchema = z.string().check(z.refine(isDay));

/** The calendar day at `ms` (UTC milliseconds), seen from a zone `zoneMinutes` east of Greenwich. */
export function dayOf(ms: number, zoneMinutes: number = DEFAULT_ZONE_MINUTES): Day {
  return dayFromNumber(Math.floor((ms + zoneMinutes * MS_PER_MINUTE) / MS_PER_DAY));
}

/** The first millisecond (UTC) of a day. */
export function startOfDay(day: Day, zoneMinutes: number = DEFAULT_ZONE_MINUTES): number {
  return dayNumber(day) * MS_PER_DAY - zoneMinutes * MS_PER_MINUTE;
}

/** The last millisecond (UTC) that still belongs to a day, so that `dayOf(endOfDay(day)) === day`. */
export function endOfDay(day: Day, zoneMinutes: number = DEFAULT_ZONE_MINUTES): number {
  return startOfDay(day, zoneMinutes) + MS_PER_DAY - 1;
}

/** The day `days` later (earlier if negative). It stays within the years 1 to 9999. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** How many days lie from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function dayNumber(day: Day): number {
  return numberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

// Both directions count in years that begin in March, so that the leap day comes last
// (H. Hinnant, "chrono-compatible low-level date algorithms"). Day 0 is 1970-01-01.
function numberOf(year: number, month: number, date: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dayFromNumber(wanted: number): Day {
  const number = Math.min(Math.max(wanted, FIRST_NUMBER), LAST_NUMBER) + 719_468;
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);
