import { isAreaCode, type Place, placeSchema, shortestArea } from '../area/place';

/**
 * A place as one whole number. An area code never begins with 0, so its number says it whole; a country of two letters
 * is 1 and their places in the alphabet, 00 to 25 each: five digits, a length that no area code has.
 */

const A = 65;

/** The number of a place; NaN for what is no place. */
export function placeNumber(place: Place): number {
  if (isAreaCode(place)) return Number(shortestArea(place));
  return /^[A-Z]{2}$/.test(place)
    ? 10_000 + 100 * (place.charCodeAt(0) - A) + (place.charCodeAt(1) - A)
    : Number.NaN;
}

/** The place of a number, or null when there is none. */
export function placeOf(number: number): Place | null {
  const digits = String(number);
  const letters = (number % 10_000) / 100;
  const text =
    digits.length === 5 && number < 20_000
      ? String.fromCharCode(A + Math.trunc(letters), A + (number % 100))
      : digits;
  // Only the shortest form of a code is one: a padded code would be a second spelling of the same place.
  const place = placeSchema.safeParse(text);
  return place.success && place.data === text ? text : null;
}
