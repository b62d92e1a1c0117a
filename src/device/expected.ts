import { normalisePlate } from '#domain/document/plate';
import type { Expected } from '#domain/expected';

const AT_MOST = 20;

/**
 * Those of the expected whose plate or pass number is this text, or whose document or phone ends so, as a worker types
 * it, in whatever case and width, with spaces and dashes. At least four characters: fewer would find half the county.
 */
export function findAmong(expected: readonly Expected[], text: string): Expected[] {
  const typed = normalisePlate(text);
  const letters = typed.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 4) return [];
  const upper = letters.toUpperCase();
  const lower = letters.toLowerCase();
  const isThis = (one: Expected): boolean =>
    (one.plate !== null && normalisePlate(one.plate) === typed) ||
    one.passes.includes(lower) ||
    (one.last6 !== null && one.last6.toUpperCase().endsWith(upper)) ||
    (one.phoneLast4 !== null && letters.endsWith(one.phoneLast4) && /^\d+$/.test(letters));
  return expected.filter(isThis).slice(0, AT_MOST);
}
