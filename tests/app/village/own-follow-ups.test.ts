import { expect, test } from 'vitest';
import { followUpStanding } from '#domain/followup/due';
import type { Report, Ward } from '#domain/followup/ward';
import { addOwn, withOwn } from '../../../src/app/village/follow-up/own-follow-ups';

const HOUR = 3_600_000;
const NOON = Date.UTC(2027, 3, 10, 4);
const PERSON = '0190b000-0000-7000-8000-000000000001';
const report = (at: number, more: Partial<Report> = {}): Report => ({
  at,
  tenths: 365,
  symptoms: [],
  word: null,
  seen: true,
  own: false,
  by: 'Lu Ming',
  ...more,
});
const ward: Ward = {
  person: PERSON,
  area: '610921100001',
  name: '魏晓棠',
  phone: null,
  address: null,
  colour: 'orange',
  measure: 'home-isolation',
  ends: { kind: 'day', day: '2027-04-20' },
  since: NOON - 48 * HOUR,
  hereSince: NOON - 48 * HOUR,
  saidHereAt: null,
  reports: [report(NOON - 20 * HOUR)],
};
const standing = (one: Ward) => followUpStanding(one, { zoneMinutes: 480 }, NOON + HOUR);

test('what this phone recorded counts before the county has heard of it', () => {
  expect(standing(ward)).toMatchObject({ is: 'due', missed: 1 });
  const own = addOwn([], PERSON, report(NOON + HOUR / 2, { tenths: 378 }));
  expect(standing(withOwn(ward, own))).toMatchObject({ is: 'done', missed: 0 });
});

test('once the county tells of it, it is one report and not two', () => {
  const own = addOwn([], PERSON, report(NOON));
  const told = { ...ward, reports: [report(NOON + 800), ...ward.reports] };
  expect(withOwn(told, own).reports).toHaveLength(2);
  expect(withOwn(ward, own).reports).toHaveLength(2);
});

test('of another person it says nothing', () => {
  const own = addOwn([], '0190b000-0000-7000-8000-000000000002', report(NOON));
  expect(withOwn(ward, own)).toBe(ward);
});

test('who was seen at the door is here, and who was only called is not', () => {
  const away = { ...ward, hereSince: null };
  expect(withOwn(away, addOwn([], PERSON, report(NOON))).hereSince).toBe(NOON);
  expect(withOwn(away, addOwn([], PERSON, report(NOON, { seen: false }))).hereSince).toBeNull();
});

test('follow-ups of earlier days are let go', () => {
  const own = addOwn(addOwn([], PERSON, report(NOON - 80 * HOUR)), PERSON, report(NOON));
  expect(own).toHaveLength(1);
});
