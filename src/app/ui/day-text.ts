import { addDays, type Day, isDay } from '#domain/day';

/**
 * The day that somebody typed: 2022-04-10, 2022/4/10, 20220410, 4-10, 0410, or with the words for month and day.
 * Without a year it is the one nearest to `today`. Null when it is no day.
 */
export function parseDay(text: string, today: Day): Day | null {
  const parts = text.normalize('NFKC').match(/\d+/g) ?? [];
  if (parts.length === 3) return whole(parts[0], parts[1], parts[2]);
  if (parts.length === 2) return nearest(parts[0], parts[1], today);
  const digits = parts.length === 1 ? (parts[0] ?? '') : '';
  if (digits.length === 8) return whole(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  if (digits.length === 4) return nearest(digits.slice(0, 2), digits.slice(2), today);
  return null;
}

function whole(year = '', month = '', date = ''): Day | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function nearest(month = '', date = '', today: Day): Day | null {
  const year = Number(today.slice(0, 4));
  const half = { from: addDays(today, -183), to: addDays(today, 183) };
  const found = [year - 1, year, year + 1]
    .map((one) => whole(String(one), month, date))
    .find((day) => day !== null && day >= half.from && day <= half.to);
  return found ?? null;
}
