import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadAreas } from '#device/areas';
import { isAreaCode, type Place } from '#domain/area/place';
import type { County } from '#domain/county/county';
import { useLanguage } from '../../words/language';
import { type AreaNames, countyNames, placeName, placePath } from '../../words/places';

/** How places are called on this phone. */
export type PlaceNaming = {
  names: AreaNames;
  /** In full. */
  name: (place: Place) => string;
  /** The last two names of the way down: enough between people of one country. */
  short: (place: Place) => string;
};

/** Names of places from the list of the country and the county's own tree, as far as they are on this phone. */
export function usePlaceNaming(county: County | null): PlaceNaming {
  const language = useLanguage();
  const [national, setNational] = useState<AreaNames>({});
  useEffect(() => {
    void loadAreas().then((names) => setNational(names ?? {}));
  }, []);
  return useMemo(() => {
    const names = { ...national, ...(county === null ? {} : countyNames(county)) };
    const name = (place: Place) => placeName(place, names, language);
    const short = (place: Place) =>
      isAreaCode(place)
        ? placePath(place, names)
            .slice(-2)
            .join(language === 'zh' ? '' : ' ') || place
        : name(place);
    return { names, name, short };
  }, [national, county, language]);
}
