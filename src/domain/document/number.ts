import { settled } from './plain';

/**
 * A document number as it is compared and kept: compatibility forms unified (full-width digits and letters),
 * capitals, without blanks, dashes and characters that nobody sees. Normalising twice changes nothing more.
 */
export const normaliseNumber = (text: string): string =>
  settled(text, (typed) =>
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\p{Z}\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Pd}\u2212]/gu, ''),
  );
