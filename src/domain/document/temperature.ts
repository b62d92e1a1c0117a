import { fault, ok, type Result } from '../result';
import { plain } from './plain';

/** What can be wrong with a temperature, each with words of its own. `too-precise` has more than one decimal. */
export type TemperatureFault =
  | 'empty'
  | 'not-a-number'
  | 'fahrenheit'
  | 'too-precise'
  | 'too-low'
  | 'too-high';

/** Tenths of a degree Celsius that a living person can have, inclusive. */
const LOWEST_TENTHS = 300;
const HIGHEST_TENTHS = 450;

/**
 * A temperature as it is typed in a hurry, in tenths of a degree Celsius: `36.5`, `36,5`, `３６。５`, `37`, and `365`
 * without a point.
 */
export function parseTemperature(text: string): Result<number, TemperatureFault> {
  const typed = plain(text).toUpperCase().replaceAll(' ', '');
  if (typed === '') return fault('empty');
  if (/(°?F|华氏度?)$/.test(typed)) return fault('fahrenheit');
  const number = /^([+-]?)(\d{1,4})(?:[.,。、·](\d*))?(?:°C|C|°|度|摄氏度)?$/.exec(typed);
  if (number === null) return fault('not-a-number');
  const [, sign, whole = '', decimals = ''] = number;
  if (/[1-9]/.test(decimals.slice(1))) return fault('too-precise');
  const tenths = tenthsOf(whole, decimals);
  if (sign === '-' || tenths < LOWEST_TENTHS) return fault('too-low');
  return tenths > HIGHEST_TENTHS ? fault('too-high') : ok(tenths);
}

// Three digits and no point are a thermometer's display without its point.
function tenthsOf(whole: string, decimals: string): number {
  if (decimals === '' && whole.length === 3) return Number(whole);
  return Number(whole) * 10 + Number(decimals.charAt(0));
}
