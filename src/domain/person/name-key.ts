import { normaliseName } from '../document/name';

/**
 * A name as it is compared and searched by: compatibility forms unified, small letters, without blanks, hyphens,
 * apostrophes and the dots between parts of a name, which everybody writes otherwise. Never shown.
 */
export function nameKey(name: string): string {
  const written = normaliseName(name).normalize('NFKC').toLowerCase();
  const key = written.replace(/[\s\p{Pd}·•・‧.'’‘`]/gu, '');
  return key === '' ? written : key;
}
