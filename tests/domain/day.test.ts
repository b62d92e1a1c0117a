import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daySchema, daysBetween, endOfDay, startOfDay } from '#domain/day';

const moment = fc.integer({ min: -2_000_000_000_000, max: 200_000_000_000_000 });
const zone = fc.integer({ min: -720, max: 840 });

test('a day is one of the calendar', () => {
  for (const day of ['2022-04-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    expect(daySchema.safeParse(day).success, day).toBe(true);
  }
});

test.each([
  '2022-04-31',
  '2023-02-29',
  '1900-02-29',
  '2022-13-01',
  '2022-00-10',
  '2022-4-1',
  '20220401',
  '',
  '0000-01-01',
  '2022-04-01T00',
])('the calendar has no %s', (day) => {
  expect(daySchema.safeParse(day).success).toBe(false);
});

test('a day begins at midnight of the county, whatever the phone believes', () => {
  const midnight = Date.UTC(2022, 3, 9, 16);
  expect(dayOf(midnight)).toBe('2022-04-10');
  expect(dayOf(midnight - 1)).toBe('2022-04-09');
  expect(dayOf(midnight, 0)).toBe('2022-04-09');
  expect(startOfDay('2022-04-10')).toBe(midnight);
});

test('days are those of the platform calendar', () => {
  fc.assert(
    fc.property(moment, (ms) => {
      expect(dayOf(ms, 0)).toBe(new Date(ms).toISOString().slice(0, 10));
    }),
  );
});

test('a day ends with the last millisecond that belongs to it', () => {
  fc.assert(
    fc.property(moment, zone, (ms, minutes) => {
      const day = dayOf(ms, minutes);
      const end = endOfDay(day, minutes);
      expect(dayOf(end, minutes)).toBe(day);
      expect(dayOf(end + 1, minutes)).toBe(addDays(day, 1));
      expect(end).toBeGreaterThanOrEqual(ms);
    }),
  );
});

test('adding days and counting them are each other undone', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -5000, max: 5000 }), (ms, days) => {
      const day = dayOf(ms);
      const other = addDays(day, days);
      expect(daysBetween(day, other)).toBe(days);
      expect(other > day).toBe(days > 0);
    }),
  );
});

test('a sum of days passes leap days and ends of years, and never leaves the calendar', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2022-12-31', 1)).toBe('2023-01-01');
  expect(addDays('9999-12-31', 14)).toBe('9999-12-31');
});
