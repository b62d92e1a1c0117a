import { fault, ok, type Result } from '../result';
import { plain, settled } from './plain';

export type PlateFault = 'empty' | 'characters' | 'too-long';

/** A plate as it is kept. `unusual` when its shape is none that we know: it is taken, and looked at twice. */
export type Plate = { plate: string; unusual: boolean };

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
// GA 36: no I and no O, which look like digits.
const SIGN = '[A-HJ-NP-Z0-9]';
const SHAPES: readonly RegExp[] = [
  new RegExp(`^${PROVINCE}[A-Z]${SIGN}{5}$`),
  new RegExp(`^${PROVINCE}[A-Z](?:[A-HJK]${SIGN}\\d{4}|\\d{5}[A-HJK])$`),
  new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}[警学挂领港澳试超]$`),
  new RegExp(`^${PROVINCE}(?:[A-Z]\\d{4}|\\d{5,6}|[A-Z]\\d{5})[使领]$`),
  /^使\d{6}$/,
  new RegExp(`^WJ${PROVINCE}?\\d{4}[\\dA-Z]$`),
];

/** A plate in capitals without blanks, dots and dashes. Normalising twice changes nothing more. */
export const normalisePlate = (text: string): string =>
  settled(text, (typed) => plain(typed.toUpperCase()).replace(/[\s\p{Pd}·•・._]/gu, ''));

/** A vehicle's plate as somebody typed it. Mainland shapes of GA 36 are known; others are taken as unusual. */
export function parsePlate(text: string): Result<Plate, PlateFault> {
  const plate = normalisePlate(text);
  if (plate === '') return fault('empty');
  if (!/^[\p{L}\p{N}]+$/u.test(plate)) return fault('characters');
  if ([...plate].length > 15) return fault('too-long');
  return ok({ plate, unusual: !SHAPES.some((shape) => shape.test(plate)) });
}
