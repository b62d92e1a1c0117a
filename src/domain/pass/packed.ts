import type { Identity } from '../document/identity';

/** Small facts that share one number of the pass, so that its QR code stays at version 10. */
export type Packed = {
  documentType: Identity['type'];
  /** People in the party, 1 to 99. */
  partySize: number;
  /** The colour when the pass was issued; the post computes its own. */
  colour: 'green' | 'orange' | 'red';
  /** Version of the form that was filled in, 1 to 255. */
  formVersion: number;
};

/** Signed passes hold these numbers: never reorder, only append. */
const COLOURS = ['green', 'orange', 'red'] as const;
const DOCUMENT_TYPES = [
  'none',
  'national-id',
  'passport',
  'hk-mo-permit',
  'tw-permit',
  'foreign-residence',
  'other',
] as const satisfies readonly Identity['type'][];

/** The four facts as one number: 4 bits document type, 7 party size, 2 colour, 8 form version, from the low end. */
export function pack(facts: Packed): number {
  const documentType = DOCUMENT_TYPES.indexOf(facts.documentType);
  return (
    documentType +
    2 ** 4 * facts.partySize +
    2 ** 11 * COLOURS.indexOf(facts.colour) +
    2 ** 13 * facts.formVersion
  );
}

/** The number back to the four facts, or null when one of them is none that we know. */
export function unpack(packed: number): Packed | null {
  const documentType = DOCUMENT_TYPES[packed & 0xf];
  const partySize = (packed >> 4) & 0x7f;
  const colour = COLOURS[(packed >> 11) & 3];
  const formVersion = packed >> 13;
  if (documentType === undefined || colour === undefined || packed >= 2 ** 21) return null;
  if (partySize < 1 || partySize > 99 || formVersion < 1) return null;
  return { documentType, partySize, colour, formVersion };
}
