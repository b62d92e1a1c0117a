import { type Day, isDay } from '../day';
import { fault, ok, type Result } from '../result';
import type { DocumentFault } from './fault';
import type { Document } from './identity';
import { normaliseNumber } from './number';
import { shapeFault } from './shape';

/** What the machine-readable lines of a passport say (ICAO 9303 part 4, TD3). */
type PassportPage = {
  document: Document;
  /** Issuing state and nationality, three letters as printed. */
  issuer: string;
  nationality: string;
  /** Surname first, as printed in capitals. */
  name: string;
  birth: Day;
  sex: 'female' | 'male' | null;
  expires: Day;
};

const LINE = 44;

/** True for text that can only be meant as machine-readable lines. */
export const looksLikeMrz = (normalised: string): boolean => normalised.includes('<');

/**
 * Reads both lines of a passport's machine-readable zone, pasted with or without line ends.
 * `length` when they are not two lines of 44, `shape` when they are no passport's, `check-digit` when one of the five
 * check digits does not fit.
 * @param today tells the century of a birth
 */
export function parseMrz(text: string, today: Day): Result<PassportPage, DocumentFault> {
  const zone = normaliseNumber(text);
  if (/[^A-Z0-9<]/.test(zone)) return fault('characters');
  if (zone.length !== 2 * LINE) return fault('length');
  if (!zone.startsWith('P')) return fault('shape');
  const lower = zone.slice(LINE);
  if (!checkDigitsFit(lower)) return fault('check-digit');
  const document: Document = { type: 'passport', number: lower.slice(0, 9).replace(/<+$/, '') };
  const wrong = shapeFault(document);
  if (wrong !== null) return fault(wrong);
  const birth = bornOn(lower.slice(13, 19), today);
  const expires = `20${dashed(lower.slice(21, 27))}`;
  if (!isDay(birth) || !isDay(expires)) return fault('date');
  return ok({
    document,
    issuer: zone.slice(2, 5).replace(/<+$/, ''),
    nationality: lower.slice(10, 13).replace(/<+$/, ''),
    name: zone.slice(5, LINE).replace(/<+/g, ' ').trim(),
    birth,
    sex: lower[20] === 'F' ? 'female' : lower[20] === 'M' ? 'male' : null,
    expires,
  });
}

function checkDigitsFit(line: string): boolean {
  const personal = line.slice(28, 42);
  return (
    fits(line.slice(0, 9), line.charAt(9)) &&
    fits(line.slice(13, 19), line.charAt(19)) &&
    fits(line.slice(21, 27), line.charAt(27)) &&
    // An empty personal number may leave its digit out.
    ((/^<+$/.test(personal) && line.charAt(42) === '<') || fits(personal, line.charAt(42))) &&
    fits(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43), line.charAt(43))
  );
}

/** ICAO 9303 part 3, 4.9: weights 7, 3, 1; A is 10, the filler is 0. */
function fits(field: string, digit: string): boolean {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const character = field.charAt(i);
    sum += (character === '<' ? 0 : Number.parseInt(character, 36)) * ([7, 3, 1][i % 3] ?? 0);
  }
  return String(sum % 10) === digit;
}

const dashed = (yymmdd: string): string => `${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`;

// Two digits of a year: of the two centuries the later that does not lie ahead.
function bornOn(yymmdd: string, today: Day): Day {
  const late = `20${dashed(yymmdd)}`;
  return late <= today ? late : `19${dashed(yymmdd)}`;
}
