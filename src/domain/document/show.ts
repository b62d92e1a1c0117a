import type { Day } from '../day';
import type { Document } from './identity';
import { writtenBirth } from './national-id';

/** The last four characters, for comparing by eye and for the pass; all of a shorter number. */
export const last4 = ({ number }: Document): string => [...number].slice(-4).join('');

/** The last six characters, by which a person is searched. */
export const last6 = ({ number }: Document): string => [...number].slice(-6).join('');

/** A number as it is shown to those who need not compare it: at most the last four characters, never more than half. */
export function maskDocument({ number }: Document): string {
  const characters = [...number];
  const shown = Math.min(4, Math.floor(characters.length / 2));
  return '*'.repeat(characters.length - shown) + characters.slice(characters.length - shown).join('');
}

/** What a number itself says of its holder: day of birth and sex, or null where it says neither. */
export function birthAndSex({ type, number }: Document): { birth: Day; sex: 'female' | 'male' } | null {
  if (number.length !== 18 || (type !== 'national-id' && type !== 'foreign-residence')) return null;
  return { birth: writtenBirth(number), sex: Number(number[16]) % 2 === 0 ? 'female' : 'male' };
}
