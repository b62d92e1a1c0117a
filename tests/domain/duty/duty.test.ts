import { expect, test } from 'vitest';
import { type Duty, onDutyFor, parseTelephone } from '#domain/duty/duty';

const HOUR = 3_600_000;
const duty = (area: string, name: string, since: number): Duty => ({ area, name, telephone: '120', since });

test('for a village the town’s desk is called, for a town its own, and where nobody is, the county’s', () => {
  const all = [duty('610921', 'Li', 1), duty('610921100', 'Chen', 2)];
  const named = (area: string) => onDutyFor(all, area, HOUR).map(({ name }) => name);
  expect(named('610921100001')).toEqual(['Chen']);
  expect(named('610921100')).toEqual(['Chen']);
  expect(named('610921101')).toEqual(['Li']);
  expect(named('610921')).toEqual(['Li']);
  expect(named('610922')).toEqual([]);
});

test('of several at one desk whoever came last is first, and duty ends by itself after a day', () => {
  const all = [duty('610921', 'Li', HOUR), duty('610921', 'Wang', 2 * HOUR), duty('610921100', 'Chen', 0)];
  const named = (now: number) => onDutyFor(all, '610921100', now).map(({ name }) => name);
  expect(named(3 * HOUR)).toEqual(['Chen']);
  expect(named(24 * HOUR)).toEqual(['Wang', 'Li']);
  expect(named(25 * HOUR)).toEqual(['Wang']);
  expect(named(26 * HOUR)).toEqual([]);
});

test.each([
  ['0915-521 2345', '09155212345'],
  ['138 0000 0001', '13800000001'],
  ['+86 915 5212345', '+869155212345'],
  ['120', '120'],
  ['１３８００００００１', '1380000001'],
])('%s is a telephone of an office', (typed, kept) => {
  expect(parseTelephone(typed)).toEqual({ ok: true, value: kept });
});

test.each(['', '12', 'ask Li', '5212345 ext. 3', '1'.repeat(21)])('%s is none', (typed) => {
  expect(parseTelephone(typed)).toEqual({ ok: false, fault: 'not-a-number' });
});
