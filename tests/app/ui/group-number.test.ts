import { expect, test } from 'vitest';
import { groupNumber } from '../../../src/app/ui/group-number';

test.each([
  ['national-id', '６１０９２１ 19900101-001x', '610921 19900101 001X'],
  ['national-id', '610921199', '610921 199'],
  ['national-id', '6109211990010100123', '610921 19900101 0012 3'],
  ['passport', 'e1234 5678', 'E123 4567 8'],
  ['passport', '  ', null],
] as const)('a %s typed as "%s" is read back in groups', (type, typed, shown) => {
  expect(groupNumber(type, typed)).toBe(shown);
});
