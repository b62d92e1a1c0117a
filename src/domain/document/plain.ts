/**
 * Repeats a step until it changes nothing more. Capitals can decompose, and what stood apart can unify, so that
 * one round is not always enough for a text that normalises to itself.
 */
export function settled(text: string, step: (text: string) => string): string {
  let before = text;
  for (let round = 0; round < 8; round++) {
    const after = step(before);
    if (after === before) break;
    before = after;
  }
  return before;
}

/** Text as people type it, made comparable: compatibility forms unified, and characters that nobody sees left out. */
export const plain = (text: string): string =>
  settled(text, (typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{Cc}]/gu, '')
      .replace(/\p{Z}+/gu, ' ')
      .trim(),
  );
