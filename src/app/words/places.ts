import { isAreaCode, type Place } from '#domain/area/place';
import type { County } from '#domain/county/county';
import { LOCALE } from './language';
import type { Language } from './library';

/** Names of area codes, flat; those that are not loaded are missing. */
export type AreaNames = Readonly<Record<string, string>>;

/** The name of a country or of Hong Kong, Macao, Taiwan, in the platform's own words. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(LOCALE[language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** Every known name on the way from the province down to the place, for example 陕西省 安康市 汉阴县. */
export function placePath(place: Place, names: AreaNames): string[] {
  const path: string[] = [];
  for (const length of [2, 4, 6, 9, 12, 14]) {
    const name = names[place.slice(0, length)];
    // A municipality's second level only repeats it (市辖区).
    const repeats = length === 4 && isMunicipality(place.slice(0, 2));
    if (place.length >= length && name !== undefined && !repeats) path.push(name);
  }
  return path;
}

/** Beijing, Tianjin, Shanghai and Chongqing: their districts hang directly below the province. */
export const isMunicipality = (province: string): boolean => ['11', '12', '31', '50'].includes(province);

/** A place in full. Where no name is known the code stands for itself: it is never hidden. */
export function placeName(place: Place, names: AreaNames, language: Language): string {
  if (!isAreaCode(place)) return countryName(place, language);
  const path = placePath(place, names);
  return path.length === 0 ? place : path.join(language === 'zh' ? '' : ' ');
}

/** The county's own towns, villages and grids as names by code, with the county itself. */
export function countyNames(county: County): AreaNames {
  return Object.fromEntries([
    [county.area, county.name],
    ...county.areas.map((area) => [area.code, area.name] as const),
  ]);
}
