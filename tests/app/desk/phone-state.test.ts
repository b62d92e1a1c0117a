import { expect, test } from 'vitest';
import { isSilent, type Phone, phoneWarnings, worstFirst } from '../../../src/app/desk/places/phone-state';
import { id, NOON } from './a-row';

const MINUTE = 60_000;

const aPhone = (changes: Partial<Phone>): Phone => ({
  install: id(1),
  post: id(3),
  model: 'Android 12',
  enrolledAt: NOON - 1000 * MINUTE,
  lastSeen: NOON - MINUTE,
  unsent: 0,
  oldest: null,
  watermark: 12,
  skewMs: 200,
  policy: 3,
  persisted: true,
  revokedAt: null,
  ...changes,
});

test('a phone that was heard of a minute ago and has sent everything is all right', () => {
  expect(phoneWarnings(aPhone({}), NOON, 3)).toEqual([]);
});

test.each([
  ['not heard of for half an hour', { lastSeen: NOON - 31 * MINUTE }, ['silent']],
  ['silent with records on it', { lastSeen: NOON - 31 * MINUTE, unsent: 4 }, ['silent-unsent']],
  ['enrolled long ago and never heard of', { lastSeen: null }, ['never-seen']],
  ['in touch, but with a record two hours old', { unsent: 1, oldest: NOON - 121 * MINUTE }, ['stuck']],
  ['with a clock three minutes slow', { skewMs: -180_000 }, ['clock']],
  ['with the policy before', { policy: 2 }, ['old-policy']],
  ['whose storage may be cleared', { persisted: false }, ['not-kept']],
] as const)('a phone %s is told', (_, changes, warnings) => {
  expect(phoneWarnings(aPhone(changes), NOON, 3)).toEqual(warnings);
});

test.each([
  ['half an hour exactly is not silent yet', { lastSeen: NOON - 30 * MINUTE }],
  ['a phone just enrolled need not have called', { enrolledAt: NOON - MINUTE, lastSeen: null }],
  ['a revoked phone is expected to be silent', { lastSeen: 0, unsent: 9, revokedAt: NOON - MINUTE }],
  ['what a phone did not tell is not held against it', { persisted: null, skewMs: null, policy: null }],
] as const)('%s', (_, changes) => {
  expect(phoneWarnings(aPhone(changes), NOON, 3)).toEqual([]);
  expect(isSilent(aPhone(changes), NOON)).toBe(false);
});

test('phones that hold records and are silent come first, revoked ones last', () => {
  const lost = aPhone({ install: id(4), lastSeen: NOON - 40 * MINUTE, unsent: 3 });
  const quiet = aPhone({ install: id(5), lastSeen: NOON - 400 * MINUTE });
  const well = aPhone({ install: id(6) });
  const revoked = aPhone({ install: id(7), revokedAt: NOON, unsent: 8, lastSeen: 0 });
  expect(worstFirst([revoked, well, quiet, lost], NOON, 3)).toEqual([lost, quiet, well, revoked]);
});
