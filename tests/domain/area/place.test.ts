import { expect, test } from 'vitest';
import { COUNTRIES } from '#domain/area/countries';
import {
  areaCodeSchema,
  areaLevel,
  isWithin,
  mayBeWithin,
  parentArea,
  placeSchema,
  prefectureOf,
} from '#domain/area/place';

test.each(['61', '6109', '610921', '610921100', '610921100201', '61092110020103'])(
  '%s is an area',
  (code) => {
    expect(areaCodeSchema.parse(code)).toBe(code);
  },
);

test.each(['6', '610', '61092', '6109211', '061', '00', '61o9', '６１', ''])('"%s" is no area', (code) => {
  expect(areaCodeSchema.safeParse(code).success).toBe(false);
});

test.each([
  ['430000', '43'],
  ['430400', '4304'],
  ['430421000', '430421'],
  ['430421100000', '430421100'],
  ['430000000000', '43'],
  ['429004', '429004'],
  ['429000', '4290'],
])('the padded code %s is the area %s', (padded, code) => {
  expect(areaCodeSchema.parse(padded)).toBe(code);
  expect(placeSchema.parse(padded)).toBe(code);
});

test('a place may be a country, in capitals and of the list', () => {
  expect(COUNTRIES).toHaveLength(249);
  expect(placeSchema.parse('KR')).toBe('KR');
  for (const text of ['kr', 'XX', 'UK', 'KOR']) expect(placeSchema.safeParse(text).success, text).toBe(false);
});

test.each([
  ['310115', '310115', true],
  ['310115100', '310115', true],
  ['3101', '310115', false],
  ['310116', '310115', false],
  ['KR', 'KR', true],
  ['KR', 'JP', false],
  ['310115', 'KR', false],
  ['HK', '81', true],
  ['810001', 'HK', true],
  ['MO', '82', true],
  ['TW', '71', true],
  ['310115', 'CN', true],
])('%s within %s: %s', (place, area, within) => {
  expect(isWithin(place, area)).toBe(within);
});

test.each([
  ['3101', '310115', true],
  ['31', '310115', true],
  ['CN', '310115', true],
  ['310115', '310115', false],
  ['310115100', '310115', false],
  ['3102', '310115', false],
  ['KR', '310115', false],
  ['KR', 'KR', false],
  ['HK', '810001', true],
])('%s may be within %s: %s', (place, area, possible) => {
  expect(mayBeWithin(place, area)).toBe(possible);
});

test('an area knows its level, its parent and its prefecture', () => {
  expect(['61', '6109', '610921', '610921100', '610921100201', '61092110020103'].map(areaLevel)).toEqual([
    'province',
    'prefecture',
    'county',
    'township',
    'village',
    'grid',
  ]);
  expect(parentArea('61092110020103')).toBe('610921100201');
  expect(parentArea('610921100')).toBe('610921');
  expect(parentArea('61')).toBeUndefined();
  expect(prefectureOf('610921100')).toBe('6109');
  expect(prefectureOf('61')).toBeUndefined();
  expect(prefectureOf('KR')).toBeUndefined();
  expect(areaLevel('KR')).toBeUndefined();
});
