import { fault, ok, type Result } from '../result';
import { plain, settled } from './plain';

export type PlateFault = 'empty' | 'characters' | 'too-long';

/** What a plate is by its shape (GA 36). */
export type PlateKind =
  | 'ordinary'
  | 'new-energy'
  | 'police'
  | 'trailer'
  | 'learner'
  | 'cross-border'
  | 'foreign-mission'
  | 'trial'
  | 'emergency'
  | 'armed-police'
  | 'military';

/**
 * Why a plate is looked at twice: a mainland one with a character too few, or too many; an I or an O, which no such
 * plate has; no letter of a city behind the province; a sign where none of its kind stands; or one that begins with no
 * province, as those from abroad do.
 */
export type PlateDoubt = 'too-short' | 'too-many' | 'letter-i-o' | 'no-city' | 'no-province' | 'odd-sign';

/** A plate as it is kept. With a doubt it has no shape that we know: it is taken, and looked at twice. */
export type Plate = { plate: string } & (
  | { kind: PlateKind; doubt: null }
  | { kind: null; doubt: PlateDoubt }
);

/** What stands last on plates of police, trailers, learners, and vehicles from Hong Kong and Macao. */
export const PLATE_LAST_SIGNS = '警挂学港澳';

/** The short names of the provinces, as they stand first on a plate. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const PROVINCE = `[${PLATE_PROVINCES}]`;
// GA 36: no I and no O, which look like digits.
const SIGN = '[A-HJ-NP-Z0-9]';
const SHAPES: readonly (readonly [PlateKind, RegExp])[] = [
  ['ordinary', new RegExp(`^${PROVINCE}[A-Z]${SIGN}{5}$`)],
  ['new-energy', new RegExp(`^${PROVINCE}[A-Z](?:[A-HJK]${SIGN}\\d{4}|\\d{5}[A-HJK])$`)],
  ['cross-border', /^粤Z[A-HJ-NP-Z0-9]{4}[港澳]$/],
  ['police', new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}警$`)],
  ['trailer', new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}挂$`)],
  ['learner', new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}学$`)],
  ['trial', new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}[试超]$`)],
  // Rescue services, since 2018: S fire, X forest fire.
  ['emergency', new RegExp(`^${PROVINCE}[SX]${SIGN}{4}应急$`)],
  ['foreign-mission', new RegExp(`^(?:${PROVINCE}(?:[A-Z]${SIGN}{4}|\\d{5,6}|[A-Z]\\d{5})[使领]|使\\d{6})$`)],
  ['armed-police', new RegExp(`^WJ${PROVINCE}?\\d{4}[\\dA-Z]$`)],
  ['military', new RegExp(`^[A-HJ-NP-Z]{2}${SIGN}\\d{4}$`)],
];

/** A plate in capitals without blanks, dots and dashes. Normalising twice changes nothing more. */
export const normalisePlate = (text: string): string =>
  settled(text, (typed) => plain(typed.toUpperCase()).replace(/[\s\p{Pd}·•・._]/gu, ''));

/** A vehicle's plate as somebody typed it. Mainland shapes of GA 36 are known; others are taken with a doubt. */
export function parsePlate(text: string): Result<Plate, PlateFault> {
  const plate = normalisePlate(text);
  if (plate === '') return fault('empty');
  if (!/^[\p{L}\p{N}]+$/u.test(plate)) return fault('characters');
  if ([...plate].length > 15) return fault('too-long');
  const [kind] = SHAPES.find(([, shape]) => shape.test(plate)) ?? [];
  return ok(kind === undefined ? { plate, kind: null, doubt: doubtOf(plate) } : { plate, kind, doubt: null });
}

/** What is most likely amiss with a plate of no known shape. */
function doubtOf(plate: string): PlateDoubt {
  const [province = '', city = '', ...signs] = plate;
  if (!PLATE_PROVINCES.includes(province)) return 'no-province';
  if (!/^[A-Z]$/.test(city)) return 'no-city';
  if (signs.some((sign) => sign === 'I' || sign === 'O')) return 'letter-i-o';
  if (signs.length < 5) return 'too-short';
  return signs.length > 6 ? 'too-many' : 'odd-sign';
}
