import { expect, test } from 'vitest';
import {
  isArriving,
  keepOwnReports,
  readOwnReports,
  withReport,
} from '../../../src/app/declare/pass/own-reports';

const HOUR = 3_600_000;
const NOW = Date.UTC(2027, 3, 10, 4);
const id = (n: number) => `0190b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const report = (n: number) => ({ record: id(n), at: NOW + n, tenths: 365, symptoms: [] });

function drawer() {
  const kept = new Map<string, unknown>();
  return {
    readDraft: async (name: string) => kept.get(name),
    keepDraft: async (name: string, value: unknown) => void kept.set(name, value),
  };
}

test('what was reported by a pass is there again, and of another pass nothing', async () => {
  const device = drawer();
  const known = withReport(await readOwnReports(device, id(1)), report(7));
  await keepOwnReports(device, id(1), known);
  expect((await readOwnReports(device, id(1))).reports).toEqual([report(7)]);
  expect(await readOwnReports(device, id(2))).toEqual({ arrivedAt: null, reports: [] });
});

test('of many reports the newest stay', () => {
  let known = withReport({ arrivedAt: null, reports: [] }, report(0));
  for (let n = 1; n < 40; n++) known = withReport(known, report(n));
  expect(known.reports).toHaveLength(28);
  expect(known.reports[0]).toEqual(report(39));
});

test('arriving is possible from when they set out to three days after they said to arrive', () => {
  const trip = { departAt: NOW, arriveAt: NOW + 5 * HOUR };
  expect(isArriving(trip, NOW - 1)).toBe(false);
  expect(isArriving(trip, NOW + 1)).toBe(true);
  expect(isArriving(trip, NOW + 76 * HOUR)).toBe(true);
  expect(isArriving(trip, NOW + 77 * HOUR)).toBe(false);
});
