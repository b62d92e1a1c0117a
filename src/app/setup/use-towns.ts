import { useEffect, useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { AreaNames } from '../words/places';

type Town = { code: string; name: string };

/** The towns of a county (6 digits); null when the list cannot be had now. */
export function useTowns(area: string): { towns: readonly Town[] | null | 'waiting'; again: () => void } {
  const [names, setNames] = useState<AreaNames | null | 'waiting'>('waiting');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setNames('waiting');
    void loadTowns(area.slice(0, 2)).then(setNames);
  }, [area, turn]);
  const towns =
    names === null || names === 'waiting'
      ? names
      : Object.entries(names)
          .filter(([code]) => code.startsWith(area))
          .map(([code, name]) => ({ code, name }))
          .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { towns, again: () => setTurn(turn + 1) };
}

/** Names of provinces, prefectures and counties; none before they are read. */
export function useCountryNames(): AreaNames {
  const [names, setNames] = useState<AreaNames>({});
  useEffect(() => {
    void loadAreas().then((loaded) => setNames(loaded ?? {}));
  }, []);
  return names;
}
