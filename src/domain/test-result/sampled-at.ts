import { dayOf, isDay, startOfDay } from '../day';

const WRITTEN = /^(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?[\sT]+(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?$/;

/**
 * A moment of the past as it is written, "11-22 08:30" or with its year, in the county's zone; null for what is none.
 * Without a year it is the latest such day up to now.
 * @param now ms UTC
 */
export function readSampledAt(text: string, now: number, zoneMinutes: number): number | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const [, year, month = '', date = '', hours = '', minutes = ''] = parts;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const thisYear = Number(dayOf(now, zoneMinutes).slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear - 1] : [Number(year)];
  for (const one of years) {
    const day = `${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    if (!isDay(day)) continue;
    const at = startOfDay(day, zoneMinutes) + (Number(hours) * 60 + Number(minutes)) * 60_000;
    if (at <= now) return at;
  }
  return null;
}
