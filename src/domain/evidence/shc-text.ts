import { fault, ok, type Result } from '../result';

/** A chunk of a health card that was cut into several QR codes: number `index` of `of`, from 1. */
type ShcPart = { index: number; of: number; digits: string };

export type ShcTextFault =
  | { code: 'not-shc' | 'not-numeric' }
  /** The codes scanned so far are of one card as far as can be seen, and these are still to come. */
  | { code: 'chunks-missing'; of: number; missing: number[] }
  /** The codes contradict each other: they are of two cards. */
  | { code: 'chunks-mixed' };

const FORM = /^shc:\/(?:(\d{1,2})\/(\d{1,2})\/)?(.*)$/is;
/** Digits of one QR code at most (version 40-L, numeric). */
const LONGEST = 7089;

/**
 * The signed token (JWS) in the texts of one or several QR codes, in any order and with repetitions. Each pair of
 * digits is a character, counted from `-` (SMART Health Cards, "Encoding chunks as QR codes").
 */
export function gatherShc(texts: readonly string[]): Result<string, ShcTextFault> {
  const parts: ShcPart[] = [];
  for (const text of texts) {
    const part = partOf(text.trim());
    if (typeof part === 'string') return fault({ code: part });
    parts.push(part);
  }
  const [first] = parts;
  if (first === undefined) return fault({ code: 'not-shc' });
  const numbered = new Map<number, string>();
  for (const { index, of, digits } of parts) {
    if (of !== first.of || (numbered.get(index) ?? digits) !== digits) return fault({ code: 'chunks-mixed' });
    numbered.set(index, digits);
  }
  const numbers = Array.from({ length: first.of }, (_, i) => i + 1);
  const missing = numbers.filter((number) => !numbered.has(number));
  if (missing.length > 0) return fault({ code: 'chunks-missing', of: first.of, missing });
  return lettersOf(numbers.map((number) => numbered.get(number) ?? '').join(''));
}

function partOf(text: string): ShcPart | 'not-shc' | 'not-numeric' {
  const [, index = '1', of = '1', digits] = FORM.exec(text) ?? [];
  if (digits === undefined) return 'not-shc';
  const part = { index: Number(index), of: Number(of), digits };
  const fits = part.index >= 1 && part.index <= part.of;
  return fits && /^\d+$/.test(digits) && digits.length <= LONGEST ? part : 'not-numeric';
}

function lettersOf(digits: string): Result<string, ShcTextFault> {
  if (digits.length % 2 === 1) return fault({ code: 'not-numeric' });
  let letters = '';
  for (let i = 0; i < digits.length; i += 2)
    letters += String.fromCharCode(Number(digits.slice(i, i + 2)) + 45);
  // Past "z" there is no letter of a token.
  return /^[-.0-9A-Z_a-z]+$/.test(letters) ? ok(letters) : fault({ code: 'not-numeric' });
}
