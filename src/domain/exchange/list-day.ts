import { addDays, type Day, isDay } from '../day';
import { fault, ok, type Result } from '../result';
import type { Cell } from './sheet';

/** Excel's day 1 is 1 January 1900, and it counts a 29 February 1900 that never was; 1904 begins with day 0. */
const DAY_0_OF_1900 = '1899-12-30';
const DAY_0_OF_1904 = '1904-01-01';
/** What lies outside of these years is a number that means something else. */
const FIRST = '2000-01-01';
const LAST = '2099-12-31';

/**
 * A day as lists write it: 2022-04-01, 2022/4/1, 2022.4.1, 2022年4月1日, 20220401, with or without a time behind it, or
 * the number that a spreadsheet keeps. A day without its year is refused: nobody guesses the year.
 * @param from1904 the sheet counts its days from 1904
 */
export function readListDay(cell: Cell, from1904: boolean): Result<Day, 'no-day' | 'no-year'> {
  const text = cell.text.normalize('NFKC').trim();
  const whole =
    /^(20\d{2})(\d{2})(\d{2})$/.exec(text) ??
    /^(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(text);
  if (whole !== null)
    return dayOr([whole[1], whole[2], whole[3]].map((part) => (part ?? '').padStart(2, '0')).join('-'));
  if (cell.is === 'number' && /^\d{5}(\.\d+)?$/.test(text))
    return dayOr(addDays(from1904 ? DAY_0_OF_1904 : DAY_0_OF_1900, Math.floor(Number(text))));
  return fault(/^\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$/.test(text) ? 'no-year' : 'no-day');
}

const dayOr = (day: string): Result<Day, 'no-day'> =>
  isDay(day) && day >= FIRST && day <= LAST ? ok(day) : fault('no-day');
