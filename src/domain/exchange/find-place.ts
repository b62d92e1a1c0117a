import { isAreaCode, type Place } from '../area/place';
import { type NameIndex, nameIndex } from './name-index';

/** A word of a list with the level at which its column looks for it; null where the column says none. */
export type PlaceWord = { text: string; digits: number | null };

/** Where the words of a row lead. */
export type FoundPlace =
  /** The place, by all its words. */
  | { is: 'found'; place: Place }
  /** A town or village, with words about a part of it that has no code: the whole of it counts. */
  | { is: 'coarse'; place: Place; rest: string }
  /** Several places of this name, or one whose name is only alike. */
  | { is: 'which'; places: Place[]; rest: string }
  /** More than one place in one row. */
  | { is: 'several'; place: Place | null }
  /** The words lead so far (null: nowhere), and not on. */
  | { is: 'unknown'; place: Place | null; rest: string };

/** So many of a common name are offered. */
const OFFERED = 50;
const TOWN = 9;

/** Finds places by their names; made once for a list. */
export type PlaceFinder = {
  find: (words: readonly PlaceWord[]) => FoundPlace;
  /** Whether the code, or for a village that is not listed its town, is known. */
  knows: (code: Place) => boolean;
};

/**
 * A finder over these names, by their codes.
 * @param names codes to names, of the whole country as far as they are loaded
 */
export function placeFinder(names: Readonly<Record<string, string>>): PlaceFinder {
  const index = nameIndex(names);
  const known = new Map<string, FoundPlace>();
  return {
    find: (words) => {
      const key = JSON.stringify(words);
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = findPlace(words, index);
      known.set(key, found);
      return found;
    },
    knows: (code) =>
      isAreaCode(code) &&
      [code, code.slice(0, TOWN)].some((one) => names[one] !== undefined && one.length <= code.length),
  };
}

type Way = { places: Place[]; rest: string; unsure: boolean };

function findPlace(words: readonly PlaceWord[], index: NameIndex): FoundPlace {
  let way: Way = { places: [], rest: '', unsure: false };
  for (const { text, digits } of words) {
    way = follow(way, { text: text.replace(SPACE, ''), digits }, index);
    if (way.rest !== '') way.rest += ' ';
  }
  const rest = way.rest.trim();
  const [place = null] = way.places;
  if (/[、,;，；]/.test(rest) || /^(和|及|与)/.test(rest))
    return { is: 'several', place: way.places.length === 1 ? place : null };
  if (way.places.length > 1 || (way.unsure && place !== null))
    return { is: 'which', places: way.places.slice(0, OFFERED), rest };
  if (place === null) return { is: 'unknown', place, rest };
  if (rest === '') return { is: 'found', place };
  return place.length >= TOWN ? { is: 'coarse', place, rest } : { is: 'unknown', place, rest };
}

const SPACE = /[\s·・/\\|>_-]/g;

/** Goes as far down as the words of one cell lead. What leads nowhere is left over, and so is all that comes after it. */
function follow(way: Way, word: PlaceWord, index: NameIndex): Way {
  if (way.rest !== '') return { ...way, rest: way.rest + word.text };
  let { places, unsure } = way;
  let text = word.text;
  while (text !== '') {
    const again = repeated(text, places, index);
    if (again > 0) {
      text = text.slice(again);
      continue;
    }
    const step = longest(text, { places, digits: word.digits }, index);
    if (step === null) break;
    places = step.places;
    unsure = unsure || step.unsure;
    text = text.slice(step.length);
  }
  return { places, rest: text, unsure };
}

/** A name said twice: Shanghai's city is Shanghai again, or 市辖区, which names nothing. */
function repeated(text: string, places: readonly Place[], index: NameIndex): number {
  if (places.length === 0) return 0;
  const own = places
    .map((place) => index.nameOf(place))
    .filter((name) => name !== '' && text.startsWith(name));
  return Math.max(
    0,
    ...[...own, ...['市辖区', '省直辖', '直辖县'].filter((one) => text.startsWith(one))].map(
      (one) => one.length,
    ),
  );
}

type Step = { places: Place[]; length: number; unsure: boolean };

function longest(
  text: string,
  { places, digits }: { places: readonly Place[]; digits: number | null },
  index: NameIndex,
): Step | null {
  const below = (codes: readonly Place[]) =>
    places.length === 0
      ? [...codes]
      : codes.filter((code) => places.some((one) => code.startsWith(one) && code !== one));
  for (let length = Math.min(text.length, index.longest); length >= 2; length--) {
    const piece = text.slice(0, length);
    const exact = below(index.byName(piece));
    if (exact.length > 0) return { places: ofLevel(exact, digits), length, unsure: false };
    const short = below(index.byShort(piece));
    if (short.length === 0) continue;
    // Another kind of place of the same name (a town that became a street) is offered, not taken.
    const kind = /^(街道办事处|街道|自治[州县旗]|[省市区县旗州盟镇乡村])/.exec(text.slice(length))?.[0] ?? '';
    return { places: ofLevel(short, digits), length: length + kind.length, unsure: kind !== '' };
  }
  return null;
}

/** Those of the column's own level, where there are any; else the widest, which hold the others. */
function ofLevel(codes: readonly Place[], digits: number | null): Place[] {
  const own = codes.filter((code) => code.length === digits);
  return own.length > 0 ? own : [...codes];
}
