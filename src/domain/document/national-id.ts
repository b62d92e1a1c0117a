import { type Day, isDay } from '../day';
import type { DocumentFault } from './fault';

// GB 11643: weight of each of the first 17 digits, and the check character for each remainder by 11.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

// GB/T 2260 provinces, with 71 Taiwan, 81 Hong Kong and 82 Macao as on their residence permits; 83 is on those for
// people from Taiwan.
const PROVINCES: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83'
  ).split(' '),
);

/** The check character (GB 11643) that belongs behind 17 digits. */
export function checkCharacter(digits17: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * Number(digits17[i]);
  });
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** The 18 characters of a number that was issued with 15 digits, for a birth in the 1900s; others come back as they are. */
export function upgradeNationalId(number: string): string {
  if (!/^\d{15}$/.test(number)) return number;
  const digits17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return digits17 + checkCharacter(digits17);
}

/** The day of birth in an 18-character number, as written: it may be no day of the calendar. */
export const writtenBirth = (number: string): Day =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/**
 * What is wrong with a normalised 18-character national ID number (GB 11643), or null: told apart so that the form can
 * say where to look. Days that lie ahead or too far back need today, and are judged elsewhere.
 */
export function nationalIdFault(number: string): DocumentFault | null {
  if (number === '') return 'empty';
  if (/^0+$/.test(number)) return 'all-zero';
  if (/[^\dX]/.test(number) || /X./.test(number)) return 'characters';
  if (number.length !== 18) return 'length';
  if (!PROVINCES.has(number.slice(0, 2))) return 'region';
  if (!isDay(writtenBirth(number))) return 'date';
  return checkCharacter(number) === number.charAt(17) ? null : 'check-digit';
}
