import { expect, test } from 'vitest';
import { placeNumber, placeOf } from '#domain/pass/place-number';

test.each(['43', '4304', '430421', '430421105', '430421105203', '43042110520301', 'US', 'CN', 'ZW', 'AD'])(
  'the place %s comes back from its number',
  (place) => {
    expect(placeOf(placeNumber(place))).toBe(place);
  },
);

test('a padded code is the number of its shortest form', () => {
  expect(placeNumber('430000')).toBe(43);
  expect(placeOf(430000)).toBeNull();
});

test.each([0, 7, 430, 10_026 + 2600, 19_999, 43_042, 123_456_789_012_345])(
  'the number %i is no place',
  (number) => {
    expect(placeOf(number)).toBeNull();
  },
);

test('what is no place has no number', () => {
  expect(placeNumber('')).toBeNaN();
  expect(placeNumber('usa')).toBeNaN();
});
