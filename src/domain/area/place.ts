import * as z from 'zod/mini';
import { isCountry } from './countries';

/**
 * A node of the country's area tree by its code: province 2 digits, prefecture 4, county 6 (GB/T 2260),
 * township 9, village 12 (statistical codes), grid 14. Each code begins with that of its parent.
 */
export type AreaCode = string;

/** An area code, or a country (ISO 3166-1 alpha-2). */
export type Place = string;

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid';

const LEVELS: ReadonlyMap<number, AreaLevel> = new Map([
  [2, 'province'],
  [4, 'prefecture'],
  [6, 'county'],
  [9, 'township'],
  [12, 'village'],
  [14, 'grid'],
]);

/** The lengths that an area code may have, shortest first. */
export const AREA_LENGTHS: readonly number[] = [...LEVELS.keys()];

// Three places have both a country code and a node of the area tree, and the whole tree is a country.
const NODE_OF_COUNTRY: ReadonlyMap<string, string> = new Map([
  ['CN', ''],
  ['TW', '71'],
  ['HK', '81'],
  ['MO', '82'],
]);

/**
 * An area code in its shortest form. Official lists pad a code with zeros to 6 or 12 digits (`430000` is the
 * province 43), and a padded code would be the beginning of no other.
 */
export function shortestArea(code: string): AreaCode {
  let short = code;
  for (let i = AREA_LENGTHS.length - 1; i > 0; i--) {
    const parentLength = AREA_LENGTHS[i - 1] ?? 0;
    if (short.length === AREA_LENGTHS[i] && /^0+$/.test(short.slice(parentLength))) {
      short = short.slice(0, parentLength);
    }
  }
  return short;
}

/** True for the digits of an area code, padded or not. */
export const isAreaCode = (text: string): boolean => LEVELS.has(text.length) && /^[1-9]\d+$/.test(text);

export const areaCodeSchema = z.string().check(z.refine(isAreaCode), z.overwrite(shortestArea));

export const placeSchema = z.string().check(
  z.refine((text) => isAreaCode(text) || isCountry(text)),
  z.overwrite((text) => (isAreaCode(text) ? shortestArea(text) : text)),
);

/**
 * Where a place hangs in the area tree: its code ('' for the whole country), or undefined for another country.
 */
export function nodeOf(place: Place): string | undefined {
  return isAreaCode(place) ? place : NODE_OF_COUNTRY.get(place);
}

/** True when `place` is `area` or lies below it. Another country is only within itself. */
export function isWithin(place: Place, area: Place): boolean {
  const node = nodeOf(place);
  const above = nodeOf(area);
  if (node === undefined || above === undefined) return place === area;
  return node.startsWith(above);
}

/** True when `place` is known less exactly than `area` and contains it: whoever was in it may have been in `area`. */
export function mayBeWithin(place: Place, area: Place): boolean {
  return isWithin(area, place) && !isWithin(place, area);
}

/** What kind of node a code names, or undefined when it is none. */
export const areaLevel = (code: string): AreaLevel | undefined =>
  isAreaCode(code) ? LEVELS.get(code.length) : undefined;

/** The node above, or undefined for a province. */
export function parentArea(code: AreaCode): AreaCode | undefined {
  const parentLength = AREA_LENGTHS[AREA_LENGTHS.indexOf(code.length) - 1];
  return parentLength === undefined ? undefined : code.slice(0, parentLength);
}

/** The prefecture that a code lies in, or undefined when it names a province or no area. */
export const prefectureOf = (code: AreaCode): AreaCode | undefined =>
  isAreaCode(code) && code.length >= 4 ? code.slice(0, 4) : undefined;
