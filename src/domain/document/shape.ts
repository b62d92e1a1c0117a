import { isDay } from '../day';
import type { DocumentFault } from './fault';
import { checkCharacter, writtenBirth } from './national-id';

type Shaped = {
  type: 'passport' | 'hk-mo-permit' | 'tw-permit' | 'foreign-residence' | 'other';
  number: string;
};

/** What is wrong with a normalised number of another document than the national ID, or null. */
export function shapeFault(document: Shaped | { type: 'national-id'; number: string }): DocumentFault | null {
  const { type, number } = document;
  if (number === '') return 'empty';
  if (/^0+$/.test(number)) return 'all-zero';
  switch (type) {
    case 'passport':
      return passportFault(number);
    case 'hk-mo-permit':
      return /^[HM]\d{8}$/.test(number) ? null : 'shape';
    case 'tw-permit':
      return /^\d{8}$/.test(number) ? null : 'shape';
    case 'foreign-residence':
      return residenceFault(number);
    case 'other':
    case 'national-id':
      if (number.length < 2 || number.length > 40) return 'length';
      return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(number) ? null : 'characters';
  }
}

// ICAO 9303 part 4: up to nine letters and digits. No state is known to issue fewer than five, or letters alone.
function passportFault(number: string): DocumentFault | null {
  if (/[^A-Z0-9]/.test(number)) return 'characters';
  if (number.length < 5 || number.length > 9) return 'length';
  return /\d/.test(number) ? null : 'shape';
}

// Permanent residence cards: three letters and twelve digits until 2023, since then 18 digits that begin with 9 and
// end like a national ID.
function residenceFault(number: string): DocumentFault | null {
  if (/^[A-Z]{3}\d{12}$/.test(number)) return null;
  if (/[^\dX]/.test(number) || /X./.test(number)) return 'shape';
  if (number.length !== 18) return 'length';
  if (!number.startsWith('9')) return 'shape';
  if (!isDay(writtenBirth(number))) return 'date';
  return checkCharacter(number) === number.charAt(17) ? null : 'check-digit';
}
