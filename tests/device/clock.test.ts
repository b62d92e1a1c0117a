import { expect, test } from 'vitest';
import { createClock, skewOf } from '#device/clock';

const HOUR = 3_600_000;
function phone() {
  const time = { wall: 1_000_000, monotonic: 50 };
  return { time, ports: { wall: () => time.wall, monotonic: () => time.monotonic } };
}
const pass = (time: { wall: number; monotonic: number }, ms: number) => {
  time.wall += ms;
  time.monotonic += ms;
};

test('the skew is measured at the middle of the request', () => {
  expect(skewOf({ serverTime: 10_500, sentWall: 0, receivedWall: 1000 })).toBe(10_000);
});

test('a request of more than ten seconds, or back in time, measures nothing', () => {
  expect(skewOf({ serverTime: 0, sentWall: 0, receivedWall: 10_001 })).toBeNull();
  expect(skewOf({ serverTime: 0, sentWall: 10, receivedWall: 0 })).toBeNull();
});

test('now is the wall clock and the skew', () => {
  const { time, ports } = phone();
  const clock = createClock(ports, 5000);
  pass(time, 300);
  expect(clock.now()).toBe(1_005_300);
});

test('setting the date back or years forward does not move it', () => {
  const { time, ports } = phone();
  const clock = createClock(ports, 0);
  pass(time, 1000);
  time.wall -= 24 * HOUR;
  expect(clock.now()).toBe(1_001_000);
  time.wall += 2 * 365 * 24 * HOUR;
  expect(clock.now()).toBe(1_001_000);
});

test('a phone that slept, its monotonic clock with it, wakes to the right time', () => {
  const { time, ports } = phone();
  const clock = createClock(ports, 0);
  time.wall += 8 * HOUR;
  expect(clock.now()).toBe(1_000_000 + 8 * HOUR);
});

test('a new skew counts from where it is adopted', () => {
  const { time, ports } = phone();
  const clock = createClock(ports, null);
  pass(time, 500);
  clock.adopt(-200);
  expect(clock.now()).toBe(1_000_300);
});
