import { expect, test } from 'vitest';
import { testLoad } from '#domain/capacity/test-load';
import { startOfDay } from '#domain/day';

const HOUR = 3_600_000;
const MIDNIGHT = startOfDay('2022-04-12', 480);
const by = { aDay: 10, done: 4, now: MIDNIGHT + 12 * HOUR, zoneMinutes: 480 };

test('what is due today or late needs a test today, what is due tomorrow does not', () => {
  const due = [MIDNIGHT - HOUR, MIDNIGHT + 13 * HOUR, MIDNIGHT + 24 * HOUR - 1, MIDNIGHT + 24 * HOUR];
  expect(testLoad(due, by)).toEqual({ aDay: 10, done: 4, ordered: 3, late: 1, free: 3, over: 0 });
});

test('more than can be tested leaves nothing free, and says how many are too many', () => {
  const due = Array.from({ length: 9 }, () => MIDNIGHT + 15 * HOUR);
  expect(testLoad(due, by)).toMatchObject({ ordered: 9, free: 0, over: 3 });
});

test('where nobody has said how many can be tested, nothing is promised', () => {
  expect(testLoad([MIDNIGHT], { ...by, aDay: null })).toMatchObject({ free: null, over: 0 });
});
