import { isDay, startOfDay } from '../day';

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A date and time as certificates write it, as ms UTC, or null. Issuers spell it in many ways: with `+0200` or `+02`,
 * without seconds, without a zone (read as UTC), or the date alone (its first moment in UTC).
 */
export function momentOf(text: string): number | null {
  const [, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    MOMENT.exec(text.trim()) ?? [];
  if (day === undefined || !isDay(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const moment = startOfDay(day, 0) + seconds * 1000 + ms - zoneMs(zone);
  return moment < 0 ? null : moment;
}

function zoneMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Seconds since 1970 as tokens carry them, whole or not, as ms UTC; null when they are none. */
export function msOfSeconds(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0) || value > 253_402_300_799) return null;
  return Math.round(value * 1000);
}
