import { expect, test } from 'vitest';
import type { ComparisonRow } from '#domain/desk/comparisons-desk';
import { byTown } from '../../../src/app/desk/compare/by-town';
import { compareHref, readAddress } from '../../../src/app/desk/compare/compare-address';

const row = (area: string, declared: number, neverCame = 0): ComparisonRow => ({
  area,
  declared,
  checked: 1,
  arrived: 0,
  undeclared: 0,
  open: { 'never-came': neverCame, 'never-arrived': 0, 'no-post': 0, 'fewer-checked': 0 },
});

test('each town stands before its villages with their sum, and the whole before several towns', () => {
  const rows = [row('610921100001', 2, 1), row('610921100002', 3), row('610921101201', 4)];
  const placed = byTown(rows, '610921');
  expect(placed.map(({ tier, area, declared }) => [tier, area, declared])).toEqual([
    ['all', '610921', 9],
    ['town', '610921100', 5],
    ['village', '610921100001', 2],
    ['village', '610921100002', 3],
    ['town', '610921101', 4],
    ['village', '610921101201', 4],
  ]);
  expect(placed[1]?.open['never-came']).toBe(1);
  expect(byTown(rows.slice(0, 2), '610921100')[0]?.tier).toBe('town');
});

test('who is bound for a town and nobody knows which village stands in the town’s sum alone', () => {
  expect(byTown([row('610921100', 2)], '610921').map(({ tier, declared }) => [tier, declared])).toEqual([
    ['town', 2],
  ]);
});

test('an address says the day, the place and which people, and never a person', () => {
  const address = { day: '2026-11-22', area: '610921100001', only: 'differ' as const };
  const href = compareHref(address);
  expect(href).toBe('/desk/compare?day=2026-11-22&area=610921100001&only=differ');
  expect(readAddress(Object.fromEntries(new URLSearchParams(href.split('?')[1])))).toEqual(address);
  expect(compareHref()).toBe('/desk/compare');
});

test('what an address says wrongly is as if it were not said', () => {
  expect(readAddress({ day: '2026-02-30', area: 'here', only: 'me' })).toEqual({
    day: null,
    area: null,
    only: null,
  });
});
