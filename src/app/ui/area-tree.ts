import { AREA_LENGTHS } from '#domain/area/place';
import { type AreaNames, isMunicipality } from '../words/places';

/** The nodes right below a code ('' for the whole country), as they are known now. */
export function childrenOf(code: string, names: AreaNames): string[] {
  const length = AREA_LENGTHS[AREA_LENGTHS.indexOf(code.length) + 1] ?? 0;
  const wanted = code === '' ? 2 : isMunicipality(code) ? 6 : length;
  return Object.keys(names)
    .filter((one) => one.length === wanted && one.startsWith(code))
    .sort();
}

/** At most `most` places whose name holds the text: those that begin with it first, then the bigger ones. */
export function searchAreas(text: string, names: AreaNames, most: number): string[] {
  const wanted = text.normalize('NFKC').replace(/\s/g, '');
  if (wanted === '') return [];
  const rank = (code: string) => (names[code]?.startsWith(wanted) ? 0 : 100) + code.length;
  return Object.keys(names)
    .filter((code) => names[code]?.includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, most);
}
