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
  app: '0.1.0',
  refused: 0,
  conflicts: 0,
  missing: 0,
  carrying: 0,
  carriedAt: null,
  clonedAt: null,
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
  ['a revoked phone is expected to be silent', { lastSeen: 0, unsent: 0, revokedAt: NOON - MINUTE }],
  ['what a phone did not tell is not held against it', { persisted: null, skewMs: null, policy: null }],
] as const)('%s', (_, changes) => {
  expect(phoneWarnings(aPhone(changes), NOON, 3)).toEqual([]);
  expect(isSilent(aPhone(changes), NOON)).toBe(false);
});

test('phones that hold records and are silent come first, revoked ones that hold none last', () => {
  const lost = aPhone({ install: id(4), lastSeen: NOON - 40 * MINUTE, unsent: 3 });
  const quiet = aPhone({ install: id(5), lastSeen: NOON - 400 * MINUTE });
  const well = aPhone({ install: id(6) });
  const revoked = aPhone({ install: id(7), revokedAt: NOON, unsent: 0, lastSeen: 0 });
  expect(worstFirst([revoked, well, quiet, lost], NOON, 3)).toEqual([lost, quiet, well, revoked]);
});

test('records that are missing, refused or in conflict are told, also of a phone that was revoked', () => {
  const phone = aPhone({ missing: 2, refused: 1, conflicts: 3, clonedAt: NOON });
  expect(phoneWarnings(phone, NOON, 3)).toEqual(['missing', 'cloned', 'conflict', 'refused']);
  const revoked = { ...phone, revokedAt: NOON, unsent: 4, clonedAt: null };
  expect(phoneWarnings(revoked, NOON, 3)).toEqual(['revoked-unsent', 'missing', 'conflict', 'refused']);
  expect(phoneWarnings({ ...revoked, unsent: 0, missing: 0, refused: 0, conflicts: 0 }, NOON, 3)).toEqual([]);
});

test('a phone that was revoked with records on it stands above one that is only silent', () => {
  const silent = aPhone({ install: id(11), lastSeen: NOON - 90 * MINUTE });
  const revoked = aPhone({ install: id(12), revokedAt: NOON, unsent: 2 });
  const handed = aPhone({ install: id(13), revokedAt: NOON, unsent: 0 });
  const well = aPhone({ install: id(14) });
  expect(worstFirst([handed, well, silent, revoked], NOON, 3).map((one) => one.install)).toEqual(
    [revoked, silent, well, handed].map((one) => one.install),
  );
});
