import { expect, test } from 'vitest';
import { dueIn } from '#domain/open-item/due-in';

const MINUTE = 60_000;

test('what is left of a limit is said in hours and minutes, and what is over too', () => {
  const now = 1_000_000_000;
  expect(dueIn(now + 120 * MINUTE, now)).toEqual({ over: false, hours: 2, minutes: 0 });
  expect(dueIn(now + 98 * MINUTE - 1, now)).toEqual({ over: false, hours: 1, minutes: 38 });
  expect(dueIn(now + 1, now)).toEqual({ over: false, hours: 0, minutes: 1 });
  expect(dueIn(now, now)).toEqual({ over: false, hours: 0, minutes: 0 });
  expect(dueIn(now - 61 * MINUTE, now)).toEqual({ over: true, hours: 1, minutes: 1 });
});
