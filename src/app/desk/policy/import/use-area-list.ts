import { useState } from 'preact/hooks';
import { loadTowns } from '#device/areas';
import { type ListedArea, readAreaList } from '#domain/exchange/area-list';
import { type PlaceFinder, placeFinder } from '#domain/exchange/find-place';
import { readSheet } from '#domain/exchange/read-sheet';
import { FILE_BYTES, type SheetFault } from '#domain/exchange/sheet';
import type { AreaNames } from '../../../words/places';
import { provincesIn } from './plan-import';

export type AreaList =
  | { at: 'choose' }
  | { at: 'reading' }
  | { at: 'refused'; why: SheetFault | 'no-headings' | 'no-rows' | 'unreadable' }
  | {
      at: 'read';
      name: string;
      listed: readonly ListedArea[];
      finder: PlaceFinder;
      /** So many provinces' towns could not be had now. */
      missing: number;
    };

/** Reads a chosen file and finds its places; nothing leaves this computer. */
export function useAreaList(names: AreaNames): { list: AreaList; choose: (file: File) => void } {
  const [list, setList] = useState<AreaList>({ at: 'choose' });
  const read = async (file: File): Promise<AreaList> => {
    if (file.size > FILE_BYTES) return { at: 'refused', why: 'too-large' };
    const sheet = readSheet(new Uint8Array(await file.arrayBuffer()));
    if (!sheet.ok) return { at: 'refused', why: sheet.fault };
    const listed = readAreaList(sheet.value);
    if (!listed.ok) return { at: 'refused', why: listed.fault };
    if (listed.value.length === 0) return { at: 'refused', why: 'no-rows' };
    const provinces = provincesIn(listed.value, placeFinder(names));
    const towns = await Promise.all(provinces.map(loadTowns));
    // The county's own names win over the national ones.
    const all = Object.assign({}, ...towns, names);
    const missing = towns.filter((one) => one === null).length;
    return { at: 'read', name: file.name, listed: listed.value, finder: placeFinder(all), missing };
  };
  return {
    list,
    choose: (file) => {
      setList({ at: 'reading' });
      void read(file).then(setList, () => setList({ at: 'refused', why: 'unreadable' }));
    },
  };
}
