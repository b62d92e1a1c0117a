import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closes, OUTCOMES, openItemKindSchema, ownerNow } from '#domain/open-item/open-item';

const MINUTE = 60_000;
const DUE = Date.UTC(2026, 10, 22, 8);

test.each([
  ['a village has it while there is time', '610921100001', 0, '610921100001'],
  ['the town as soon as it is late', '610921100001', 1, '610921100'],
  ['the county an hour later', '610921100001', 61, '610921'],
  ['nobody is above the county', '610921100001', 6000, '610921'],
  ['a grid belongs to its village first', '61092110000101', 1, '610921100001'],
  ["what is late at a town is the county's", '610921100', 1, '610921'],
  ["the county's own stays with it", '610921', 600, '610921'],
])('%s', (_, owner, minutesLate, whose) => {
  expect(ownerNow({ owner, due: DUE }, DUE + minutesLate * MINUTE)).toBe(whose);
});

test('it only ever goes up, and stays above where it was', () => {
  const owners = fc.constantFrom('610921', '610921100', '610921100001', '61092110000101');
  fc.assert(
    fc.property(owners, fc.nat(10_000), fc.nat(10_000), (owner, minutes, more) => {
      const first = ownerNow({ owner, due: DUE }, DUE + minutes * MINUTE);
      const later = ownerNow({ owner, due: DUE }, DUE + (minutes + more) * MINUTE);
      expect(owner.startsWith(first)).toBe(true);
      expect(first.startsWith(later)).toBe(true);
    }),
  );
});

test('every kind has its ways to end, and none ends as another kind does', () => {
  expect(openItemKindSchema.options.every((kind) => OUTCOMES[kind].length > 0)).toBe(true);
  expect(closes('spot-test', 'negative')).toBe(true);
  expect(closes('released', 'negative')).toBe(false);
});
