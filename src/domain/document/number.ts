/**
 * A document number as it is compared and kept: compatibility forms unified (full-width digits and letters),
 * capitals, without blanks, dashes and characters that nobody sees. Normalising twice changes nothing more.
 */
export function normaliseNumber(text: string): string {
  let before = text;
  // Capitals can decompose and the parts unify again, so this settles in two or three rounds.
  for (let round = 0; round < 8; round++) {
    const after = before
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\p{Z}\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Pd}\u2212]/gu, '');
    if (after === before) break;
    before = after;
  }
  return before;
}
