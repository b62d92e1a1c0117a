import type { Day } from '../day';
import type { Document } from './identity';
import { looksLikeMrz, parseMrz } from './mrz';
import { normaliseNumber } from './number';
import { parseDocument } from './parse';
import { birthAndSex } from './show';

/** What a reader typed or somebody pasted of a document; `name` only where the text holds one. */
export type DocumentRead = { document: Document; name: string | null; birth: Day | null };

/**
 * A document that is whole and beyond doubt in a text: the 18 characters of an identity or residence card that add up,
 * or machine-readable lines whose check digits fit. Null for anything else, as it is for a number of another kind: that
 * could be anything.
 */
export function readDocument(text: string, today: Day): DocumentRead | null {
  const number = normaliseNumber(text);
  if (looksLikeMrz(number)) {
    const page = parseMrz(text, today);
    if (!page.ok) return null;
    const { document, name, birth } = page.value;
    return { document, name: name === '' ? null : name, birth };
  }
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const document = parseDocument('national-id', number, today);
  return document.ok
    ? { document: document.value, name: null, birth: birthAndSex(document.value)?.birth ?? null }
    : null;
}
