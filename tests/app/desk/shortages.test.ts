import { expect, test } from 'vitest';
import type { CapacityAnswer } from '#domain/desk/capacity-desk';
import { isOnDuty, shortagesOf, suppliesByNeed } from '../../../src/app/desk/capacity/shortages';

const NOW = Date.UTC(2022, 3, 12, 4);
const MINUTE = 60_000;
const NOTHING = { in: 0, out: 0, present: 0, missing: 0, fevers: 0 };

const site = (name: string, free: number) => ({
  id: name,
  name,
  area: '610921',
  rooms: 10,
  present: 10 - free,
  reserved: 0,
  free,
  today: NOTHING,
  report: null,
  yesterday: null,
});
const team = (under: number, heardAt: number | null) => ({
  id: 't',
  name: 'Car',
  area: '610921',
  under,
  heardAt,
});
const supply = (name: string, stock: number) => ({
  id: name,
  area: '610921',
  site: null,
  name,
  unit: 'pcs',
  stock,
  useADay: 10,
  expires: null,
  countedAt: NOW,
  countedBy: 'Wen Hua',
});

const told = (more: Partial<CapacityAnswer> = {}): CapacityAnswer => ({
  day: '2022-04-12',
  sites: [site('East', 9)],
  teams: [team(0, NOW - MINUTE)],
  tests: { aDay: 10, done: 0, ordered: 2, late: 0, free: 8, over: 0 },
  supplies: [supply('masks', 900)],
  zoneMinutes: 480,
  serverTime: NOW,
  ...more,
});
const kinds = (more: Partial<CapacityAnswer>) => shortagesOf(told(more), NOW).map(({ kind }) => kind);

test('where there is enough nothing is short', () => {
  expect(shortagesOf(told(), NOW)).toEqual([]);
});

test('a full site is short before one that is nearly full', () => {
  const sites = [site('East', 2), site('West', 0)];
  expect(shortagesOf(told({ sites }), NOW)).toEqual([
    { kind: 'no-rooms', site: 'West' },
    { kind: 'few-rooms', site: 'East', free: 2 },
  ]);
});

test('drivers are short when nobody was heard from, and when everybody on duty is under way', () => {
  expect(kinds({ teams: [team(0, NOW - 61 * MINUTE), team(0, null)] })).toEqual(['no-teams']);
  expect(kinds({ teams: [team(2, NOW), team(0, null)] })).toEqual(['all-busy']);
  expect(kinds({ teams: [team(2, NOW), team(0, NOW)] })).toEqual([]);
  expect(kinds({ teams: [] })).toEqual([]);
  expect(isOnDuty(team(0, NOW - 59 * MINUTE), NOW)).toBe(true);
});

test('tests are short when more are ordered than can be made, or when nobody has said how many can', () => {
  const tests = { aDay: 10, done: 8, ordered: 5, late: 0, free: 0, over: 3 };
  expect(shortagesOf(told({ tests }), NOW)).toEqual([{ kind: 'tests-over', over: 3 }]);
  expect(kinds({ tests: { ...tests, aDay: null, free: null, over: 0 } })).toEqual(['tests-unsaid']);
});

test('supplies stand by need, and those that lack something are short', () => {
  const supplies = [supply('masks', 900), supply('suits', 20), supply('bags', 0)];
  expect(suppliesByNeed(told({ supplies }), NOW).map(({ supply: { name } }) => name)).toEqual([
    'bags',
    'suits',
    'masks',
  ]);
  expect(kinds({ supplies })).toEqual(['supply', 'supply']);
});
