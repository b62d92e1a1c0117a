import { expect, test } from 'vitest';
import { isTestDay } from '#domain/open-item/due-test';

const ZONE = { zoneMinutes: 480 };
const TESTING = { testing: { 'home-isolation': [1, 4, 7] }, ...ZONE };
/** 10 April, 23:30 in the county. */
const LATE = Date.UTC(2026, 3, 10, 15, 30);

test.each([
  ['the day on which it began is day 1', 'home-isolation', '2026-04-10', true],
  ['the day after is none of its days', 'home-isolation', '2026-04-11', false],
  ['the fourth is', 'home-isolation', '2026-04-13', true],
  ['another measure has its own days, or none', 'central-quarantine', '2026-04-10', false],
  ['whoever is under no measure has none', 'none', '2026-04-10', false],
] as const)('%s', (_, measure, today, is) => {
  expect(isTestDay({ measure, since: LATE }, today, TESTING)).toBe(is);
});

test('a policy that says nothing of tests has no such days', () => {
  expect(isTestDay({ measure: 'home-isolation', since: LATE }, '2026-04-10', ZONE)).toBe(false);
});
