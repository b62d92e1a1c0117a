import { type Day, isDay } from '../day';
import { fault, ok, type Result } from '../result';
import { digitFits } from './check-digit';
import type { DocumentFault } from './fault';
import type { Document } from './identity';
import { normaliseNumber } from './number';
import { shapeFault } from './shape';

/** What the machine-readable lines of a passport or a card say (ICAO 9303 parts 4 and 5). */
export type MrzPage = {
  document: Document;
  /** Issuing state and nationality, three letters as printed. */
  issuer: string;
  nationality: string;
  /** Surname first, as printed in capitals; cut where the line was too short for it. */
  name: string;
  birth: Day;
  sex: 'female' | 'male' | null;
  expires: Day;
};

/** Where a layout has its fields, counted in one line. */
type Layout = {
  length: number;
  /** From and to of name, number, nationality; where the dates begin. */
  name: readonly [number, number];
  number: readonly [number, number];
  nationality: number;
  birth: number;
  sex: number;
  expires: number;
};

/** TD3, two lines of 44: passports. */
const PASSPORT: Layout = {
  length: 88,
  name: [5, 44],
  number: [44, 53],
  nationality: 54,
  birth: 57,
  sex: 64,
  expires: 65,
};
/** TD1, three lines of 30: cards. */
const CARD: Layout = {
  length: 90,
  name: [60, 90],
  number: [5, 14],
  nationality: 45,
  birth: 30,
  sex: 37,
  expires: 38,
};

/** True for text that can only be meant as machine-readable lines. */
export const looksLikeMrz = (normalised: string): boolean => /[<«]/.test(normalised);

/**
 * Reads the machine-readable lines of a passport (TD3) or a card (TD1), pasted or typed by a reader, with or without line
 * ends. `mrz-lines` when they are not two lines of 44 nor three of 30, `shape` when they are of no such document,
 * `mrz-digit` when one of the check digits does not fit.
 * @param today tells the century of a birth
 */
export function parseMrz(text: string, today: Day): Result<MrzPage, DocumentFault> {
  // Some readers make one character of two fillers.
  const zone = normaliseNumber(text).replaceAll('«', '<<');
  if (/[^A-Z0-9<]/.test(zone)) return fault('characters');
  if (zone.length === PASSPORT.length)
    return zone.startsWith('P') ? read(zone, PASSPORT, today) : fault('shape');
  if (zone.length === CARD.length) return /^[ACI]/.test(zone) ? read(zone, CARD, today) : fault('shape');
  return fault('mrz-lines');
}

function read(zone: string, layout: Layout, today: Day): Result<MrzPage, DocumentFault> {
  if (!(layout === PASSPORT ? passportDigitsFit(zone) : cardDigitsFit(zone))) return fault('mrz-digit');
  const issuer = unfilled(zone.slice(2, 5));
  const number = layout === CARD ? cardNumber(zone).number : unfilled(zone.slice(...layout.number));
  const document: Document =
    layout === PASSPORT ? { type: 'passport', number } : cardDocument(zone, { number, issuer });
  const wrong = shapeFault(document);
  if (wrong !== null) return fault(wrong);
  const birth = bornOn(zone.slice(layout.birth, layout.birth + 6), today);
  const expires = `20${dashed(zone.slice(layout.expires, layout.expires + 6))}`;
  if (!isDay(birth) || !isDay(expires)) return fault('date');
  const sex = zone.charAt(layout.sex);
  return ok({
    document,
    issuer,
    nationality: unfilled(zone.slice(layout.nationality, layout.nationality + 3)),
    name: zone
      .slice(...layout.name)
      .replace(/<+/g, ' ')
      .trim(),
    birth,
    sex: sex === 'F' ? 'female' : sex === 'M' ? 'male' : null,
    expires,
  });
}

const unfilled = (field: string): string => field.replace(/<+$/, '');

function passportDigitsFit(zone: string): boolean {
  const line = zone.slice(44);
  const personal = line.slice(28, 42);
  return (
    digitFits(line.slice(0, 9), line.charAt(9)) &&
    digitFits(line.slice(13, 19), line.charAt(19)) &&
    digitFits(line.slice(21, 27), line.charAt(27)) &&
    // An empty personal number may leave its digit out.
    ((/^<+$/.test(personal) && line.charAt(42) === '<') || digitFits(personal, line.charAt(42))) &&
    digitFits(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43), line.charAt(43))
  );
}

function cardDigitsFit(zone: string): boolean {
  const { field, digit } = cardNumber(zone);
  return (
    digitFits(field, digit) &&
    digitFits(zone.slice(30, 36), zone.charAt(36)) &&
    digitFits(zone.slice(38, 44), zone.charAt(44)) &&
    digitFits(
      zone.slice(5, 30) + zone.slice(30, 37) + zone.slice(38, 45) + zone.slice(48, 59),
      zone.charAt(59),
    )
  );
}

/** The number of a card. One longer than nine goes on in the optional field, its digit last (ICAO 9303 part 5, 4.2.2.1 j). */
function cardNumber(zone: string): { number: string; field: string; digit: string } {
  const short = zone.slice(5, 14);
  if (zone.charAt(14) !== '<') return { number: unfilled(short), field: short, digit: zone.charAt(14) };
  const [rest = ''] = zone.slice(15, 30).split('<');
  const number = short + rest.slice(0, -1);
  return { number, field: number, digit: rest.slice(-1) };
}

/** Which of our kinds a card is: those that China issues are told by the shape of their number. */
function cardDocument(zone: string, { number, issuer }: { number: string; issuer: string }): Document {
  if (zone.startsWith('IP')) return { type: 'passport', number };
  if (issuer === 'CHN')
    for (const type of ['hk-mo-permit', 'foreign-residence'] as const)
      if (shapeFault({ type, number }) === null) return { type, number };
  return { type: 'other', number };
}

const dashed = (yymmdd: string): string => `${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`;

// Two digits of a year: of the two centuries the later that does not lie ahead.
function bornOn(yymmdd: string, today: Day): Day {
  const late = `20${dashed(yymmdd)}`;
  return late <= today ? late : `19${dashed(yymmdd)}`;
}
