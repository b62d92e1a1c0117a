import { equal } from '../bytes';
import type { Challenge } from '../county/county';

/**
 * A challenge is 8 random bytes. Where the traveller's camera does not work, the worker reads out six digits that
 * follow from them, and the traveller's phone signs the nonce that follows from the digits: the 8 ASCII bytes
 * `Q:dddddd`. The worker's phone therefore takes either nonce as the answer to its one challenge.
 *
 * Six digits are few: a phone could sign all million answers in advance. Whoever can do that has the traveller's own
 * phone at hand and could as well relay its screen, which only the document stops.
 */

/**
 * Whether a live pass that is fresh by the clocks is challenged all the same: each at `always`, about one in ten (26 of
 * 256) at `sometimes`.
 * @param chance a random byte from the device's own source, so that nobody in the queue can tell who is next
 */
export const isDrawn = (setting: Challenge, chance: number): boolean =>
  setting === 'always' || (setting === 'sometimes' && chance < 26);

const SIX_DIGITS = /^\d{6}$/;

/** The six digits to read out for a challenge of 8 bytes. */
export function digitsOf(nonce: Uint8Array): string {
  let number = 0;
  for (const byte of nonce) number = (number * 256 + byte) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** The nonce that the traveller's phone signs for six typed digits, or null when they are not six digits. */
export function nonceFromDigits(digits: string): Uint8Array<ArrayBuffer> | null {
  return SIX_DIGITS.test(digits) ? new TextEncoder().encode(`Q:${digits}`) : null;
}

/** Whether a proof's nonce answers the challenge that this phone shows, scanned or typed. */
export function answers(nonce: Uint8Array, challenge: Uint8Array): boolean {
  const typed = nonceFromDigits(digitsOf(challenge));
  return equal(nonce, challenge) || (typed !== null && equal(nonce, typed));
}
