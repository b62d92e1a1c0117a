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

/** A phone whose page was last out of sight at a moment of the monotonic clock. */
function watched() {
  const { time, ports } = phone();
  const sight = { hiddenAt: -1 };
  return { time, sight, ports: { ...ports, hiddenAt: () => sight.hiddenAt } };
}

test('a date set ten minutes on while the page is in sight does not move it, and the skew says what was done', () => {
  const { time, ports } = watched();
  const clock = createClock(ports, 2000);
  pass(time, 1000);
  clock.now();
  pass(time, 1000);
  time.wall += 600_000;
  expect(clock.now()).toBe(1_004_000);
  pass(time, 5000);
  expect(clock.now()).toBe(1_009_000);
  expect(clock.skew()).toBe(2000 - 600_000);
});

test('ten minutes out of sight are believed', () => {
  const { time, ports, sight } = watched();
  const clock = createClock(ports, 0);
  pass(time, 1000);
  clock.now();
  sight.hiddenAt = time.monotonic + 1;
  time.wall += 600_000;
  expect(clock.now()).toBe(1_601_000);
});

test('a lid closed overnight is believed, although the page was never told', () => {
  const { time, ports } = watched();
  const clock = createClock(ports, 0);
  clock.now();
  time.wall += 8 * HOUR;
  expect(clock.now()).toBe(1_000_000 + 8 * HOUR);
});

test('a date set on and back again, both out of sight, moves nothing in the end', () => {
  const { time, ports, sight } = watched();
  const clock = createClock(ports, 0);
  for (const step of [600_000, -600_000, -3000, 3000]) {
    sight.hiddenAt = time.monotonic;
    time.wall += step;
    clock.now();
    pass(time, 1000);
  }
  time.wall -= 3000;
  expect(clock.now()).toBe(1_004_000);
});

test('small differences between the two clocks do not add up while nothing happens', () => {
  const { time, ports } = watched();
  const clock = createClock(ports, 0);
  for (let second = 0; second < 3600; second++) {
    pass(time, 1000);
    time.wall += second % 2 === 0 ? 3 : -3;
    clock.now();
  }
  expect(clock.now()).toBe(1_000_000 + HOUR);
});

test('before anything was measured it is the wall clock, also when that is put right', () => {
  const { time, ports } = watched();
  const clock = createClock(ports, null);
  pass(time, 1000);
  time.wall += 600_000;
  expect([clock.now(), clock.skew()]).toEqual([1_601_000, null]);
});

test('a skew measured anew counts although it is the same number as before', () => {
  const { time, ports } = watched();
  const clock = createClock(ports, 0);
  clock.now();
  time.wall += 600_000;
  expect(clock.now()).toBe(1_000_000);
  clock.measured(0);
  expect(clock.now()).toBe(1_600_000);
});
