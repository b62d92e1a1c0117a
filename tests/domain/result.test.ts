import { expect, test } from 'vitest';
import { fault, ok } from '#domain/result';

test('a result is a value or a fault, told apart by ok', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(fault('expired')).toEqual({ ok: false, fault: 'expired' });
});
