import { array, assert, boolean, constantFrom, integer, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { startOfDay } from '#domain/day';
import { byNeed, daysLeft, followUpStanding } from '#domain/followup/due';
import { hereSince, type Report } from '#domain/followup/ward';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 480;
const TIMES = { zoneMinutes: ZONE };
const MIDNIGHT = startOfDay('2027-04-10', ZONE);
/** A time of 10 April by the clock of the county. */
const clock = (hour: number, day = 0) => MIDNIGHT + day * DAY + hour * HOUR;

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
const own = (at: number) => report(at, { seen: false, own: true, by: null });
const isolated = (reports: readonly Report[], since = clock(8, -3)) => ({
  measure: 'home-isolation' as const,
  since,
  hereSince: since,
  reports: [...reports],
});
const at = (reports: readonly Report[], now: number, since?: number) =>
  followUpStanding(isolated(reports, since), TIMES, now);

test('somebody in home isolation is due in the morning and again in the afternoon', () => {
  const yesterday = report(clock(15, -1));
  expect(at([yesterday], clock(9))).toMatchObject({
    is: 'due',
    part: 0,
    parts: 2,
    missed: 0,
    until: clock(12),
  });
  const morning = report(clock(9));
  expect(at([morning, yesterday], clock(10))).toMatchObject({ is: 'done', missed: 0 });
  expect(at([morning, yesterday], clock(12))).toMatchObject({ is: 'due', part: 1, missed: 0 });
});

test('a half-day over without a follow-up is missed, until somebody sees them', () => {
  const yesterday = report(clock(15, -1));
  expect(at([yesterday], clock(13))).toMatchObject({
    is: 'due',
    missed: 1,
    missedSince: clock(12),
    fromYesterday: false,
    tier: 'village',
  });
  expect(at([report(clock(13)), yesterday], clock(14))).toMatchObject({ is: 'done', missed: 0 });
});

test('what is missed for a day is the town’s, for two the county’s', () => {
  const last = report(clock(9, -1));
  expect(at([last], clock(1))).toMatchObject({ missed: 1, fromYesterday: true, tier: 'village' });
  expect(at([last], clock(1, 1))).toMatchObject({ missed: 3, tier: 'town' });
  expect(at([last], clock(1, 2))).toMatchObject({ missed: 5, tier: 'county' });
});

test('an own report is a word, and who is isolated must be seen all the same', () => {
  const yesterday = report(clock(15, -1));
  expect(at([own(clock(8)), yesterday], clock(9))).toMatchObject({ is: 'due', reported: true });
  expect(at([report(clock(8), { seen: false }), yesterday], clock(9))).toMatchObject({
    is: 'due',
    reported: false,
  });
  expect(at([report(clock(8), { tenths: null }), yesterday], clock(9))).toMatchObject({ is: 'due' });
});

test('who is monitored is asked for one temperature a day and may take it themselves', () => {
  const ward = { ...isolated([own(clock(7))]), measure: 'health-monitoring' as const };
  expect(followUpStanding(ward, TIMES, clock(23))).toMatchObject({ is: 'done', parts: 1 });
  expect(followUpStanding(ward, TIMES, clock(1, 1))).toMatchObject({ is: 'due', missed: 0 });
  expect(followUpStanding(ward, TIMES, clock(1, 2))).toMatchObject({ is: 'due', missed: 1 });
});

test('the half-day in which a measure began is due and never missed', () => {
  expect(at([], clock(11.9), clock(11))).toMatchObject({ is: 'due', missed: 0 });
  expect(at([], clock(13), clock(11))).toMatchObject({ is: 'due', missed: 0 });
  expect(at([], clock(1, 1), clock(11))).toMatchObject({ is: 'due', missed: 1 });
});

test('who is still on the way is not due, and nobody without a measure is', () => {
  expect(followUpStanding({ ...isolated([]), hereSince: null }, TIMES, clock(9))).toEqual({ is: 'away' });
  expect(followUpStanding({ ...isolated([]), measure: 'none' }, TIMES, clock(9))).toEqual({ is: 'none' });
});

test('the policy may ask for another number a day', () => {
  const times = { ...TIMES, followUp: { 'home-isolation': 4 } };
  expect(followUpStanding(isolated([]), times, clock(7))).toMatchObject({
    part: 1,
    parts: 4,
    until: clock(12),
  });
  const none = { ...TIMES, followUp: { 'home-isolation': 0 } };
  expect(followUpStanding(isolated([]), none, clock(7))).toEqual({ is: 'none' });
});

test('what was missed longest comes first, who is on the way last', () => {
  const standings = [
    followUpStanding({ ...isolated([]), hereSince: null }, TIMES, clock(13)),
    at([report(clock(13))], clock(13)),
    at([own(clock(13)), report(clock(11))], clock(13)),
    at([report(clock(11))], clock(13)),
    at([report(clock(20, -1))], clock(13)),
    at([report(clock(8, -1))], clock(13)),
  ];
  expect([...standings].sort(byNeed)).toEqual([...standings].reverse());
});

test('the days that are left count down to the last one', () => {
  const ends = { kind: 'day' as const, day: '2027-04-12' };
  expect(daysLeft(ends, clock(1), ZONE)).toBe(2);
  expect(daysLeft(ends, clock(23, 2), ZONE)).toBe(0);
  expect(daysLeft(ends, clock(1, 3), ZONE)).toBe(0);
  expect(daysLeft({ kind: 'open', until: 'cleared' }, clock(1), ZONE)).toBeNull();
});

test('who was there when the measure began is there since then, who came later since they were first seen', () => {
  expect(hereSince(clock(9), [])).toBeNull();
  expect(hereSince(clock(9), [clock(9, -2)])).toBe(clock(9));
  expect(hereSince(clock(9), [clock(14), clock(11)])).toBe(clock(11));
  expect(hereSince(clock(9), [clock(9, -20)])).toBeNull();
});

const anyReport = record({
  at: integer({ min: clock(0, -5), max: clock(18) }),
  tenths: option(integer({ min: 350, max: 400 }), { nil: null }),
  seen: boolean(),
  own: boolean(),
}).map(({ at: when, ...more }) => report(when, { ...more, seen: more.seen && !more.own }));
const anyMeasure = constantFrom('central-quarantine', 'home-isolation', 'health-monitoring');

test('a temperature taken at the door now makes anybody done, with nothing missed', () => {
  assert(
    property(array(anyReport, { maxLength: 12 }), anyMeasure, (reports, measure) => {
      const ward = { ...isolated([report(clock(18)), ...reports]), measure };
      expect(followUpStanding(ward, TIMES, clock(18))).toMatchObject({
        is: 'done',
        missed: 0,
        missedSince: null,
      });
    }),
  );
});

test('in which order follow-ups came in does not matter, and one more never makes it worse', () => {
  assert(
    property(array(anyReport, { maxLength: 12 }), anyReport, anyMeasure, (reports, more, measure) => {
      const of = (list: readonly Report[]) =>
        followUpStanding({ ...isolated(list), measure }, TIMES, clock(18));
      const before = of(reports);
      expect(of([...reports].reverse())).toEqual(before);
      const after = of([...reports, more]);
      if (!('missed' in before) || !('missed' in after)) throw new Error('they are due or done');
      expect(after.missed).toBeLessThanOrEqual(before.missed);
      if (before.is === 'done') expect(after.is).toBe('done');
    }),
  );
});
