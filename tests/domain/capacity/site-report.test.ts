import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSiteDay, type Stay, sameCounts } from '#domain/capacity/site-report';
import { startOfDay } from '#domain/day';

const HOUR = 3_600_000;
const DAY = '2022-04-12';
const START = startOfDay(DAY, 480);
const times = { zoneMinutes: 480 };
const asked = (now: number, day = DAY) => ({ day, now, times, feverTenths: 373 });

const stay = (more: Partial<Stay> = {}): Stay => ({
  person: 'p',
  from: START - 30 * HOUR,
  to: null,
  measure: 'central-quarantine',
  reports: [],
  ...more,
});
const measured = (hour: number, tenths: number | null = 365, seen = true) => ({
  at: START + hour * HOUR,
  tenths,
  seen,
});

test('who came today and who left today are counted once each, and who left is not there', () => {
  const stays = [
    stay({ person: 'a', from: START + 9 * HOUR }),
    stay({ person: 'b', to: START + 10 * HOUR }),
    stay({ person: 'c', from: START + 8 * HOUR, to: START + 11 * HOUR }),
    stay({ person: 'd' }),
  ];
  expect(countSiteDay(stays, asked(START + 12 * HOUR))).toMatchObject({ in: 2, out: 2, present: 2 });
});

test('a morning without a temperature is missing all day, and so is the afternoon as soon as it begins', () => {
  const missing = (reports: Stay['reports'], hour: number) =>
    countSiteDay([stay({ reports })], asked(START + hour * HOUR)).missing;
  expect(missing([], 9)).toBe(1);
  expect(missing([measured(8)], 9)).toBe(0);
  expect(missing([measured(8)], 13)).toBe(1);
  expect(missing([measured(8), measured(14)], 15)).toBe(0);
  expect(missing([measured(14)], 15)).toBe(1);
});

test('a temperature that nobody took, or that nobody saw taken, is missing still', () => {
  const of = (one: Stay['reports'][number]) =>
    countSiteDay([stay({ reports: [one] })], asked(START + 9 * HOUR)).missing;
  expect(of(measured(8, null))).toBe(1);
  expect(of(measured(8, 365, false))).toBe(1);
});

test('whoever came in the afternoon missed no morning, but has to be measured', () => {
  const came = stay({ from: START + 14 * HOUR });
  expect(countSiteDay([came], asked(START + 15 * HOUR)).missing).toBe(1);
  const seen = { ...came, reports: [measured(15)] };
  expect(countSiteDay([seen], asked(START + 16 * HOUR)).missing).toBe(0);
});

test('who is under no measure any more needs no temperature', () => {
  expect(countSiteDay([stay({ measure: 'none' })], asked(START + 20 * HOUR)).missing).toBe(0);
});

test('a person with two hot temperatures is one fever; one from before they came is none', () => {
  const hot = stay({ reports: [measured(8, 385), measured(14, 391)] });
  const before = stay({ from: START + 9 * HOUR, reports: [measured(8, 385)] });
  expect(countSiteDay([hot, before], asked(START + 20 * HOUR)).fevers).toBe(1);
});

test('a day that is over is counted as it was at its end, however late it is asked', () => {
  const stays = [stay({ to: START + 30 * HOUR, reports: [measured(8), measured(30, 390)] })];
  const first = countSiteDay(stays, asked(START + 24 * HOUR));
  expect(first).toEqual({ in: 0, out: 0, present: 1, missing: 1, fevers: 0 });
  expect(sameCounts(first, countSiteDay(stays, asked(START + 90 * HOUR)))).toBe(true);
  expect(countSiteDay(stays, asked(START + 36 * HOUR, '2022-04-13'))).toMatchObject({ out: 1, present: 0 });
});

test('whatever the stays, from one day to the next the present are those before with who came, less who left', () => {
  const at = fc.integer({ min: -60 * HOUR, max: 60 * HOUR });
  const any = fc.record({ from: at, span: fc.option(fc.integer({ min: 1, max: 90 * HOUR }), { nil: null }) });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (list) => {
      const stays = list.map(({ from, span }) =>
        stay({ from: START + from, to: span === null ? null : START + from + span }),
      );
      const now = START + 24 * HOUR;
      const before = countSiteDay(stays, asked(now, '2022-04-11'));
      const today = countSiteDay(stays, asked(now));
      expect(today.present).toBe(before.present + today.in - today.out);
      expect(today.missing).toBeLessThanOrEqual(today.present);
      expect(today.fevers).toBeLessThanOrEqual(today.present);
    }),
  );
});
