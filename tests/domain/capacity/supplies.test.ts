import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byShortage, supplyStanding } from '#domain/capacity/supplies';
import { addDays, startOfDay } from '#domain/day';

const NOON = startOfDay('2022-04-12', 480) + 12 * 3_600_000;
const DAY = 24 * 3_600_000;
const by = { now: NOON, zoneMinutes: 480 };
const masks = { stock: 100, useADay: 20, expires: null, countedAt: NOON };

test('what was counted today lasts whole days', () => {
  expect(supplyStanding(masks, by)).toEqual({ left: 100, daysLeft: 5, expiresIn: null, warning: null });
});

test('what was used since the count is gone, though nobody counted again', () => {
  expect(supplyStanding({ ...masks, countedAt: NOON - 3 * DAY }, by)).toMatchObject({
    left: 40,
    daysLeft: 2,
    warning: 'short',
  });
  expect(supplyStanding({ ...masks, countedAt: NOON - 30 * DAY }, by)).toMatchObject({
    left: 0,
    daysLeft: 0,
    warning: 'out',
  });
});

test('what nobody uses lasts for ever, unless it expires', () => {
  const bodyBags = { ...masks, useADay: 0 };
  expect(supplyStanding(bodyBags, by)).toMatchObject({ daysLeft: null, warning: null });
  expect(supplyStanding({ ...bodyBags, expires: '2022-04-19' }, by)).toMatchObject({
    expiresIn: 7,
    warning: 'expires',
  });
});

test('on its last day it may be used, the day after no more', () => {
  expect(supplyStanding({ ...masks, expires: '2022-04-12' }, by).warning).toBe('expires');
  expect(supplyStanding({ ...masks, expires: '2022-04-11' }, by).warning).toBe('expired');
});

test('first comes what is gone, then what must not be used, then what lasts shortest', () => {
  const list = [
    { ...masks, stock: 1000 },
    { ...masks, stock: 40 },
    { ...masks, expires: '2022-04-15' },
    { ...masks, stock: 20 },
    { ...masks, expires: '2022-01-01' },
    { ...masks, stock: 0 },
  ].map((one) => supplyStanding(one, by));
  expect([...list].sort(byShortage).map(({ warning, left }) => [warning, left])).toEqual([
    ['out', 0],
    ['expired', 100],
    ['short', 20],
    ['short', 40],
    ['expires', 100],
    [null, 1000],
  ]);
});

test('nothing is ever below nothing, and a day later there is never more', () => {
  const some = fc.record({
    stock: fc.nat(100_000),
    useADay: fc.nat(5000),
    expires: fc.option(fc.integer({ min: -50, max: 50 }).map((days) => addDays('2022-04-12', days))),
    countedAt: fc.integer({ min: NOON - 40 * DAY, max: NOON + DAY }),
  });
  fc.assert(
    fc.property(some, (supply) => {
      const today = supplyStanding(supply, by);
      const tomorrow = supplyStanding(supply, { ...by, now: NOON + DAY });
      expect(today.left).toBeGreaterThanOrEqual(0);
      expect(tomorrow.left).toBeLessThanOrEqual(today.left);
      expect(today.left).toBeLessThanOrEqual(supply.stock);
    }),
  );
});
