import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { tooOld } from '#domain/policy/lists-age';
import { parametersSchema } from '#domain/policy/policy';

const HOUR = 3_600_000;
const { parameters } = defaultPolicy();

test('lists of the last hours that the policy gives let a phone decide alone; older ones, or none, do not', () => {
  const now = Date.UTC(2026, 10, 22);
  const age = (ms: number) => tooOld({ pulledAt: now - ms }, now, parameters);
  expect(parameters.aloneHours).toBe(72);
  expect([age(0), age(72 * HOUR), age(72 * HOUR + 1)]).toEqual([false, false, true]);
  expect(tooOld({ pulledAt: null }, now, parameters)).toBe(true);
});

test('a clock that was put back makes nothing old', () => {
  expect(tooOld({ pulledAt: 1000 * HOUR }, 10 * HOUR, parameters)).toBe(false);
});

test('a policy from before there was such a limit has the usual one', () => {
  const { aloneHours, ...before } = parameters;
  expect(parametersSchema.parse(before).aloneHours).toBe(aloneHours);
});
