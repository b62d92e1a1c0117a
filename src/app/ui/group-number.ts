import type { DocumentType } from '#domain/document/identity';
import { normaliseNumber } from '#domain/document/number';

/**
 * A document number as it is read back while it is typed: normalised, an 18-character one in groups of 6, 8 and 4, others
 * in fours. Null when there is nothing to read back.
 */
export function groupNumber(type: DocumentType, typed: string): string | null {
  const number = normaliseNumber(typed);
  if (number === '') return null;
  const groups =
    type === 'national-id' || type === 'foreign-residence'
      ? [number.slice(0, 6), number.slice(6, 14), number.slice(14, 18), number.slice(18)]
      : (number.match(/.{1,4}/gu) ?? []);
  return groups.filter((group) => group !== '').join(' ');
}
