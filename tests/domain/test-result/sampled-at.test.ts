import { expect, test } from 'vitest';
import { readSampledAt } from '#domain/test-result/sampled-at';

const NOW = Date.UTC(2026, 0, 3, 4);

test.each([
  ['01-02 08:30', Date.UTC(2026, 0, 2, 0, 30)],
  ['1/2 8:30', Date.UTC(2026, 0, 2, 0, 30)],
  ['1月2日 08：30', Date.UTC(2026, 0, 2, 0, 30)],
  ['2026-01-02 08:30', Date.UTC(2026, 0, 2, 0, 30)],
  ['12-31 23:00', Date.UTC(2025, 11, 31, 15)],
  ['2026-01-03 12:01', null],
  ['13-01 08:00', null],
  ['02-30 08:00', null],
  ['01-02 24:00', null],
  ['01-02', null],
  ['', null],
] as const)('a sample of %s', (text, at) => {
  expect(readSampledAt(text, NOW, 480)).toBe(at);
});
