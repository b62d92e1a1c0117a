import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Device } from '#device/device';
import { isAreaCode, isWithin, type Place } from '#domain/area/place';
import type { AreaNode } from '#domain/county/county';
import { useWatched } from '../ui/use-watched';
import { useLanguage } from '../words/language';
import type { Language } from '../words/library';
import { type AreaNames, countyNames, placeName } from '../words/places';

/** Names of places for one county's desk. */
export type PlaceNames = {
  /** From the province down; countries by name. */
  full: (place: Place) => string;
  /** Below the own county without its name, elsewhere in full. */
  short: (place: Place) => string;
  /** Loads the towns of provinces outside, when places there are named that exactly. */
  need: (places: readonly Place[]) => void;
  /** The own county's towns, in the order of their codes. */
  towns: readonly AreaNode[];
  /** All names that are loaded now. */
  names: AreaNames;
};

const PlaceNamesContext = createContext<PlaceNames | null>(null);
export const PlaceNamesProvider = PlaceNamesContext.Provider;

/** Only inside the desk. */
export function usePlaceNames(): PlaceNames {
  const names = useContext(PlaceNamesContext);
  if (names === null) throw new Error('outside of the desk');
  return names;
}

/** The names that a desk of this county needs, as they come in. */
export function useLoadedNames(device: Device, county: { name: string; area: string }): PlaceNames {
  const { county: card } = useWatched(device.known);
  const [loaded, setLoaded] = useState<AreaNames>({});
  const asked = useRef(new Set<string>());
  const language = useLanguage();
  const add = (more: AreaNames | null) => setLoaded((before) => ({ ...before, ...more }));
  const need = (places: readonly Place[]) => {
    const provinces = places
      .filter((one) => isAreaCode(one) && one.length >= 9)
      .map((one) => one.slice(0, 2));
    for (const province of new Set(provinces)) {
      if (asked.current.has(province)) continue;
      asked.current.add(province);
      void loadTowns(province).then(add);
    }
  };
  useEffect(() => {
    void loadAreas().then(add);
    void device.loadCounty();
    need([`${county.area}000`]);
  }, [county.area]);
  return useMemo(() => {
    const names = { ...loaded, ...(card === null ? {} : countyNames(card)), [county.area]: county.name };
    return { need, names, ...namesOf(names, county.area, language), towns: townsOf(names, county.area) };
  }, [loaded, card, language, county.area, county.name]);
}

function namesOf(names: AreaNames, county: string, language: Language): Pick<PlaceNames, 'full' | 'short'> {
  const full = (place: Place) => placeName(place, names, language);
  const below = (place: Place) =>
    [9, 12, 14]
      .filter((length) => place.length >= length)
      .map((length) => names[place.slice(0, length)] ?? place.slice(0, length))
      .join(language === 'zh' ? '' : ' ');
  const short = (place: Place) =>
    place === county ? (names[county] ?? full(place)) : isWithin(place, county) ? below(place) : full(place);
  return { full, short };
}

const townsOf = (names: AreaNames, county: string): AreaNode[] =>
  Object.entries(names)
    .filter(([code]) => code.length === 9 && code.startsWith(county))
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
