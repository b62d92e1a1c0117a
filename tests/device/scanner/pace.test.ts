import { expect, test } from 'vitest';
import { makePace } from '#device/scanner/pace';

const look = (ended: number, took: number, what: { promising?: boolean; long?: boolean } = {}) => ({
  ended,
  took,
  promising: false,
  long: false,
  ...what,
});

test('with nothing in sight every second frame of thirty a second is looked at', () => {
  const pace = makePace();
  pace.looked(look(5, 5));
  expect(pace.wait(5)).toBe(40);
});

test('a slow phone that sees nothing rests twice as long as it looked', () => {
  const pace = makePace();
  pace.looked(look(80, 80));
  expect(pace.wait(80)).toBe(160);
});

test('with something like a code in sight the next frame is looked at, for two seconds more', () => {
  const pace = makePace();
  pace.looked(look(10, 10, { promising: true }));
  expect(pace.wait(12)).toBe(0);
  pace.looked(look(1910, 10));
  expect(pace.wait(1912)).toBe(0);
  pace.looked(look(2110, 10));
  expect(pace.wait(2110)).toBe(40);
});

test('what looks like a code and never is one makes nobody hurry for more than six seconds', () => {
  const pace = makePace();
  for (let at = 10; at <= 6010; at += 100) pace.looked(look(at, 10, { promising: true }));
  expect(pace.wait(6010)).toBe(40);
});

test('after a long look there is a rest of twice its time', () => {
  const pace = makePace();
  expect(pace.rested(0)).toBe(true);
  pace.looked(look(50, 50, { promising: true, long: true }));
  expect([51, 149, 150].map(pace.rested)).toEqual([false, false, true]);
});
