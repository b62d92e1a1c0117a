import { expect, test } from 'vitest';
import type { Supply } from '#domain/capacity/supplies';
import { addCount, addReport, confirmed, counted, NO_WORDS } from '../../../src/app/site/own-words';

const SITE = '0190b1f0-0000-7000-8000-000000000001';
const MASKS = '0190b1f0-0000-7000-8000-000000000002';
const counts = { in: 1, out: 0, present: 4, missing: 0, fevers: 0 };
const report = (at: number, more: { day?: string; by?: string } = {}) => ({
  site: SITE,
  day: more.day ?? '2022-04-12',
  counts,
  word: null,
  by: more.by ?? 'Lu Ming',
  at,
});
const supply = (countedAt: number): Supply => ({
  id: MASKS,
  area: '610921',
  site: SITE,
  name: 'N95',
  unit: 'pcs',
  stock: 300,
  useADay: 100,
  expires: null,
  countedAt,
  countedBy: 'Wen Hua',
});

test('a day is confirmed as soon as this phone said so, and the newest of two confirmations stands', () => {
  const day = { site: SITE, day: '2022-04-12' };
  expect(confirmed([], NO_WORDS, day)).toBe(null);
  const own = addReport(NO_WORDS, report(2000));
  expect(confirmed([], own, day)).toMatchObject({ at: 2000 });
  expect(confirmed([report(3000, { by: 'Han Bo' })], own, day)).toMatchObject({ by: 'Han Bo' });
  expect(confirmed([report(1000)], own, day)).toMatchObject({ at: 2000 });
  expect(confirmed([], own, { ...day, day: '2022-04-13' })).toBe(null);
});

test('of a day said twice the second is kept', () => {
  const own = addReport(addReport(NO_WORDS, report(1000)), report(2000));
  expect(own.reports.map(({ at }) => at)).toEqual([2000]);
});

test('what was counted here stands until the county knows a newer count', () => {
  const own = addCount(NO_WORDS, { supply: MASKS, left: 40, at: 5000, by: 'Lu Ming' });
  expect(counted([supply(1000)], own)).toMatchObject([{ stock: 40, countedAt: 5000, countedBy: 'Lu Ming' }]);
  expect(counted([supply(9000)], own)).toMatchObject([{ stock: 300, countedBy: 'Wen Hua' }]);
});
