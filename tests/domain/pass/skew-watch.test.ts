import { expect, test } from 'vitest';
import { ownClockOff, type SkewWatch, watchSkew } from '#domain/pass/skew-watch';

const seen = (ages: number[]) =>
  ages.reduce<SkewWatch>((watch, ageSeconds, i) => watchSkew(watch, { cti: `pass-${i}`, ageSeconds }), []);

test('fourteen passes say nothing, the fifteenth tells', () => {
  expect(ownClockOff(seen(Array(14).fill(60)))).toBeNull();
  expect(ownClockOff(seen(Array(15).fill(60)))).toBe(60);
  expect(ownClockOff(seen(Array(15).fill(-60)))).toBe(-60);
});

test('twenty seconds are not yet wrong', () => {
  expect(ownClockOff(seen(Array(15).fill(20)))).toBeNull();
  expect(ownClockOff(seen(Array(15).fill(21)))).toBe(21);
});

test('seven travellers with wild clocks move no median', () => {
  expect(ownClockOff(seen([...Array(8).fill(5), ...Array(7).fill(9000)]))).toBeNull();
});

test('one pass shown again and again counts once', () => {
  let watch: SkewWatch = [];
  for (let i = 0; i < 40; i++) watch = watchSkew(watch, { cti: 'same', ageSeconds: 300 });
  expect(watch).toHaveLength(1);
  expect(ownClockOff(watch)).toBeNull();
});

test('only the last fifteen passes count: a mended clock is right again', () => {
  expect(ownClockOff(seen([...Array(15).fill(300), ...Array(15).fill(4)]))).toBeNull();
});
