import { expect, test } from 'vitest';
import { untilNextLook } from '../../../src/app/declare/pass/next-look';

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;
const CHANCES = [0, 0.25, 0.5, 0.75, 255 / 256];

test('a pass that was compared a moment ago is left in peace for five minutes, however often the page is opened', () => {
  for (const chance of CHANCES)
    for (const ago of [0, 1000, MINUTE, 4 * MINUTE]) {
      const wait = untilNextLook(NOW - ago, NOW, chance);
      expect(wait + ago).toBeGreaterThanOrEqual(5 * MINUTE);
      expect(wait + ago).toBeLessThan(6 * MINUTE);
    }
});

test('what was never compared, or long ago, is asked for within seconds, and not by all phones at once', () => {
  const waits = [null, NOW - 60 * MINUTE].flatMap((checkedAt) =>
    CHANCES.map((chance) => untilNextLook(checkedAt, NOW, chance)),
  );
  expect(Math.max(...waits)).toBeLessThan(5000);
  expect(new Set(waits).size).toBe(CHANCES.length);
});
