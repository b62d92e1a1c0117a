import { addDays, type Day } from '../day';
import { fault, ok, type Result } from '../result';
import type { DocumentFault } from './fault';
import type { Document, DocumentType } from './identity';
import { looksLikeMrz, parseMrz } from './mrz';
import { nationalIdFault, upgradeNationalId, writtenBirth } from './national-id';
import { normaliseNumber } from './number';
import { shapeFault } from './shape';

/** Nobody older is known to have travelled; an older birth is a slip of the finger. */
const OLDEST_YEARS = 130;

/**
 * A document as somebody typed or pasted it: blanks, dashes, full-width characters and small letters are taken, a
 * 15-digit national ID is given its 18 characters, renewal digits of permits are dropped, and the machine-readable lines
 * of a document of that kind may be pasted.
 * @param today the day against which births are judged
 */
export function parseDocument(type: DocumentType, text: string, today: Day): Result<Document, DocumentFault> {
  const number = normaliseNumber(text);
  if (looksLikeMrz(number)) {
    const page = parseMrz(text, today);
    if (page.ok) return page.value.document.type === type ? ok(page.value.document) : fault('shape');
    if (type === 'passport' || type === 'foreign-residence') return page;
  }
  if (type === 'national-id') return parseNationalId(number, today);
  return checked({ type, number: withoutRenewal(type, number) }, today);
}

function parseNationalId(number: string, today: Day): Result<Document, DocumentFault> {
  // The 18 digits of a foreigner's permanent residence card are asked for in the same field, and begin with 9.
  if (/^9\d{16}[\dX]$/.test(number)) return checked({ type: 'foreign-residence', number }, today);
  if (/^0+$/.test(number)) return fault('all-zero');
  return checked({ type: 'national-id', number: upgradeNationalId(number) }, today);
}

function checked(document: Document, today: Day): Result<Document, DocumentFault> {
  const wrong = document.type === 'national-id' ? nationalIdFault(document.number) : shapeFault(document);
  // A birth that cannot be is told before a check digit that does not fit: it says where to look.
  if (wrong !== null && wrong !== 'check-digit') return fault(wrong);
  const birthWrong = birthFault(document, today);
  if (birthWrong !== null) return fault(birthWrong);
  return wrong === null ? ok(document) : fault(wrong);
}

function birthFault({ type, number }: Document, today: Day): DocumentFault | null {
  if (number.length !== 18 || (type !== 'national-id' && type !== 'foreign-residence')) return null;
  const birth = writtenBirth(number);
  if (birth > today) return 'future';
  return birth < addDays(today, -Math.round(OLDEST_YEARS * 365.25)) ? 'too-old' : null;
}

// Older permits end in two digits that count renewals, and those to the mainland in a letter in brackets besides.
function withoutRenewal(type: DocumentType, number: string): string {
  if (type === 'hk-mo-permit') return number.replace(/^([HM]\d{8})\d{2}$/, '$1');
  if (type === 'tw-permit') return number.replace(/^(\d{8})\d{2}(?:\(?[A-Z]\)?)?$/, '$1');
  return number;
}
