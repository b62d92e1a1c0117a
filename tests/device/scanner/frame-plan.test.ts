import { expect, test } from 'vitest';
import { planFrame } from '#device/scanner/frame-plan';

const plans = (count: number, promising: (misses: number) => number, rested = true) =>
  Array.from({ length: count }, (_, misses) => planFrame({ misses, promising: promising(misses), rested }));

test('while nothing is in sight no frame gets a long look', () => {
  expect(plans(200, () => 0).filter(({ extra }) => extra !== null)).toEqual([]);
});

test('the first promising frames get none either: the next one is sharper by itself', () => {
  expect(plans(3, (misses) => misses).map(({ extra }) => extra)).toEqual([null, null, null]);
});

test('what stays promising gets every long look in its turn', () => {
  const extras = plans(40, (misses) => misses).map(({ extra }) => JSON.stringify(extra));
  expect(new Set(extras).size).toBeGreaterThan(5);
});

test('no long look follows upon another without a rest', () => {
  expect(plans(40, (misses) => misses, false).filter(({ extra }) => extra !== null)).toEqual([]);
});

test('half the size, the middle and the whole have their turns from the first frames on', () => {
  expect(plans(4, () => 0).map(({ view }) => view)).toEqual(['half', 'centre', 'half', 'whole']);
});
