import { expect, test } from 'vitest';
import { childrenOf, searchAreas } from '../../../src/app/ui/area-tree';
import { placeName, placePath } from '../../../src/app/words/places';

const NAMES = {
  '31': '上海市',
  '3101': '市辖区',
  '310115': '浦东新区',
  '61': '陕西省',
  '6109': '安康市',
  '610921': '汉阴县',
  '610921100': '城关镇',
};

test('each level shows the one right below it', () => {
  expect(childrenOf('', NAMES)).toEqual(['31', '61']);
  expect(childrenOf('61', NAMES)).toEqual(['6109']);
  expect(childrenOf('610921', NAMES)).toEqual(['610921100']);
});

test('the districts of a municipality hang right below it', () => {
  expect(childrenOf('31', NAMES)).toEqual(['310115']);
  expect(placePath('310115', NAMES)).toEqual(['上海市', '浦东新区']);
});

test('a search finds what holds the text, bigger places first', () => {
  expect(searchAreas('汉阴', NAMES, 8)).toEqual(['610921']);
  expect(searchAreas('市', NAMES, 8)).toEqual(
    ['31', '3101', '6109'].sort((a, b) => (a === '3101' ? -1 : b === '3101' ? 1 : 0)),
  );
  expect(searchAreas('  ', NAMES, 8)).toEqual([]);
});

test('a place without a known name shows its code rather than nothing', () => {
  expect(placeName('510101', NAMES, 'zh')).toBe('510101');
  expect(placeName('610921100', NAMES, 'zh')).toBe('陕西省安康市汉阴县城关镇');
  expect(placeName('FR', NAMES, 'en')).toBe('France');
});
