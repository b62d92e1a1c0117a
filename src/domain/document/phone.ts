import { fault, ok, type Result } from '../result';
import { plain, settled } from './plain';

/**
 * What can be wrong with a phone number, each with words of its own. `not-mobile`: eleven digits that begin as no mobile
 * number does; `landline`: one cannot be reached there on the way; `no-country`: it is not of the mainland and says
 * not of where.
 */
export type PhoneFault =
  | 'empty'
  | 'characters'
  | 'too-short'
  | 'too-long'
  | 'not-mobile'
  | 'landline'
  | 'no-country';

/** A number without blanks, dashes, dots and brackets, `00` written as `+`. Normalising twice changes nothing more. */
export const normalisePhone = (text: string): string =>
  settled(text, (typed) =>
    plain(typed)
      .replace(/[\s\p{Pd}().·/]/gu, '')
      .replace(/^00+(?=[1-9])/, '+'),
  );

/**
 * A phone number as it is kept: a mainland mobile number as its eleven digits, any other as + country and number
 * (ITU-T E.164).
 */
export function parsePhone(text: string): Result<string, PhoneFault> {
  const number = normalisePhone(text);
  if (number === '') return fault('empty');
  if (!/^\+?\d+$/.test(number)) return fault('characters');
  if (/^\+860?[2-9]/.test(number)) return fault('landline');
  if (number.startsWith('+86')) return mainland(number.slice(3));
  if (number.startsWith('+')) return abroad(number);
  // Some phones store the country code without its plus.
  return mainland(/^86\d{11}$/.test(number) ? number.slice(2) : number);
}

function mainland(number: string): Result<string, PhoneFault> {
  if (/^1[3-9]\d{9}$/.test(number)) return ok(number);
  if (/^0[1-9]/.test(number)) return fault('landline');
  if (number.length > 11) return fault('too-long');
  if (number.length === 11) return fault('not-mobile');
  if (number.startsWith('1') || number.length < 8) return fault('too-short');
  return fault('no-country');
}

function abroad(number: string): Result<string, PhoneFault> {
  const digits = number.slice(1);
  if (digits.startsWith('0')) return fault('no-country');
  if (digits.length < 7) return fault('too-short');
  return digits.length > 15 ? fault('too-long') : ok(number);
}
