import { useEffect, useMemo, useState } from 'preact/hooks';
import { type AreaNames, loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import type { County } from '#domain/county/county';
import type { AreaSource } from './ui/place-picker';
import { countyNames } from './words/places';

export type PlaceNames = { names: AreaNames; source: AreaSource };

const TOWN = /^\d{9}/;

/**
 * Names for the places on a screen, and the lists to choose from: the own county's at once, the country's and those of
 * the provinces of `places` when they have come. Each list is fetched once and kept when it came.
 */
export function usePlaceNames(county: County | null, places: readonly Place[]): PlaceNames {
  const [loaded, setLoaded] = useState<AreaNames>({});
  const source = useMemo<AreaSource>(() => {
    const kept = new Map<string, AreaNames>();
    const once = async (key: string, load: () => Promise<AreaNames | null>) => {
      const before = kept.get(key);
      if (before !== undefined) return before;
      const names = await load();
      if (names !== null) {
        kept.set(key, names);
        setLoaded((all) => ({ ...all, ...names }));
      }
      return names;
    };
    return {
      country: () => once('', loadAreas),
      towns: (province) => once(province, () => loadTowns(province)),
    };
  }, []);
  const provinces = [
    ...new Set(places.filter((place) => TOWN.test(place)).map((place) => place.slice(0, 2))),
  ].join();
  useEffect(() => {
    void source.country();
    if (provinces !== '') for (const province of provinces.split(',')) void source.towns(province);
  }, [source, provinces]);
  const names = useMemo(
    () => ({ ...loaded, ...(county === null ? {} : countyNames(county)) }),
    [loaded, county],
  );
  return { names, source };
}
