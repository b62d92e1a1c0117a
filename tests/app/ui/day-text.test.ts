import { expect, test } from 'vitest';
import { parseDay } from '../../../src/app/ui/day-text';

const TODAY = '2022-04-10';

test.each([
  ['2022-04-09', '2022-04-09'],
  ['2022/4/9', '2022-04-09'],
  ['20220409', '2022-04-09'],
  ['4月9日', '2022-04-09'],
  ['2022年4月9日', '2022-04-09'],
  ['4-9', '2022-04-09'],
  ['0409', '2022-04-09'],
  ['４月９日', '2022-04-09'],
  [' 4. 9. ', '2022-04-09'],
])('%s is the ninth of April', (text, day) => {
  expect(parseDay(text, TODAY)).toBe(day);
});

test.each(['', '4', '2022-04', '4月31日', '2022-02-30', '99999999', 'yesterday', '1 2 3 4'])(
  '"%s" is no day',
  (text) => {
    expect(parseDay(text, TODAY)).toBeNull();
  },
);

test('a day without a year is the one nearest to today, across the turn of the year', () => {
  expect(parseDay('12-31', '2022-01-02')).toBe('2021-12-31');
  expect(parseDay('1-2', '2021-12-31')).toBe('2022-01-02');
});
