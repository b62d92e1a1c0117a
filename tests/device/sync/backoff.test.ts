import { expect, test } from 'vitest';
import { afterFailure, untilDue } from '#device/sync/backoff';

const at = (wall: number, random = 1) => ({ wall: () => wall, random: () => random });
const failed = { retryAfter: null };

test('waits grow from a second to five minutes and no further, with full jitter', () => {
  let backoff = { failures: 0, failedAt: 0, wait: 0, demanded: false };
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    backoff = afterFailure(backoff, failed, at(0));
    waits.push(backoff.wait);
  }
  expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(waits.at(-1)).toBe(300_000);
  expect(afterFailure(backoff, failed, at(0, 0)).wait).toBe(0);
});

test('a thousand failures are still five minutes', () => {
  expect(afterFailure({ failures: 1000 }, failed, at(0)).wait).toBe(300_000);
});

test('a try is due when the wait is over', () => {
  const backoff = afterFailure({ failures: 2 }, failed, at(10_000));
  expect(untilDue(backoff, 10_000)).toBe(4000);
  expect(untilDue(backoff, 14_000)).toBe(0);
});

test('45 a clock that was set back makes the try due, never years away', () => {
  const backoff = afterFailure({ failures: 5 }, failed, at(2_000_000_000_000));
  expect(untilDue(backoff, 1_700_000_000_000)).toBe(0);
});

test('a clock that was set forward makes the try due', () => {
  const backoff = afterFailure({ failures: 5 }, failed, at(1_700_000_000_000));
  expect(untilDue(backoff, 2_000_000_000_000)).toBe(0);
});
