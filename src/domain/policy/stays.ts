import { AREA_LENGTHS, isWithin, type Place } from '../area/place';
import { currentPlace } from '../area/successor';
import { addDays, type Day, dayOf } from '../day';
import type { Stay, TravelSighting } from './facts';
import { note, type Scene, sinceMoment, zoneOf } from './finding';
import type { RiskArea } from './policy';
import { isForeign, keyOf } from './prepared';
import type { Reason } from './verdict';

type Source = 'declared' | 'travel-record';

/** Finds stays in and near risk areas and abroad, as declared and as travel records list them. */
export function findStays(scene: Scene): void {
  for (const stay of scene.facts.stays) findStay(scene, stay, 'declared');
  for (const travel of scene.facts.travels) {
    for (const place of new Set(travel.places)) findListed(scene, travel, place);
  }
}

// A listed place counts for every day of the look-back: the record says where, not when.
function findListed(scene: Scene, travel: TravelSighting, place: Place): void {
  const to = dayOf(travel.seenAt, zoneOf(scene));
  const listed = { place, from: addDays(to, -scene.policy.lookBackDays), to };
  if (isHome(scene, place) || isExplained(scene, listed)) return;
  note(scene, 'travel-unclear', {
    since: sinceMoment(scene, travel.seenAt),
    about: `unexplained ${place}`,
    reason: (row) => ({ row, when: 'travel-unclear', travel: 'unexplained', place, at: travel.seenAt }),
  });
  findStay(scene, listed, 'travel-record');
}

function isHome(scene: Scene, place: Place): boolean {
  const { home, successors } = scene.policy;
  return home !== null && isWithin(currentPlace(place, successors), home);
}

// Declaring a stay replaces the listed place by what is known more exactly. An old stay explains no new record.
function isExplained(scene: Scene, listed: Stay): boolean {
  const { successors } = scene.policy;
  const place = currentPlace(listed.place, successors);
  return scene.facts.stays.some(
    (stay) =>
      stay.from <= listed.to &&
      stay.to >= listed.from &&
      isWithin(currentPlace(stay.place, successors), place),
  );
}

/**
 * Declared stays in precaution zones within the look-back: what is told where no row matches, of each
 * place and zone the latest, the latest first.
 * They are reasons of nothing (RULES.md "Risk areas").
 */
export function precautionsMet(scene: Scene): Reason[] {
  const { precautions, successors, lookBackDays } = scene.policy;
  if (precautions.size === 0) return [];
  const first = addDays(scene.today, -lookBackDays);
  return scene.facts.stays
    .flatMap(({ place, from: begun, to }) => {
      const key = keyOf(currentPlace(place, successors));
      const nodes = AREA_LENGTHS.filter((length) => length <= key.length).map((length) =>
        key.slice(0, length),
      );
      const zones = [...new Set([...nodes, key])].flatMap((node) => precautions.get(node) ?? NONE);
      return zones.flatMap((area): Precaution[] => {
        const from = begun > area.since ? begun : area.since;
        const exposure = earlier(to, area.until);
        if (from > exposure || exposure < first) return [];
        return [
          { row: 'Z', when: 'precaution', place, area: area.place, from, exposure, source: 'declared' },
        ];
      });
    })
    .sort(latestFirst)
    .filter(
      (one, at, all) => all.findIndex(({ place, area }) => place === one.place && area === one.area) === at,
    );
}

type Precaution = Extract<Reason, { when: 'precaution' }>;

// The order of the facts is of no account.
function latestFirst(a: Precaution, b: Precaution): number {
  if (a.exposure !== b.exposure) return a.exposure > b.exposure ? -1 : 1;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one === other ? 0 : one > other ? 1 : -1;
}

function findStay(scene: Scene, stay: Stay, source: Source): void {
  const { areasBelow, lengths, successors } = scene.policy;
  const key = keyOf(currentPlace(stay.place, successors));
  if (isForeign(key)) {
    findAbroad(scene, stay, source);
    findAt(scene, { stay, source, node: key });
    return;
  }
  for (const length of lengths) {
    if (length > key.length) break;
    findAt(scene, { stay, source, node: length === key.length ? key : key.slice(0, length) });
  }
  for (const area of areasBelow.get(key) ?? NONE) {
    const when = area.level === 'high' ? 'possible-high' : 'possible-medium';
    findOverlap(scene, { stay, source, area, when });
  }
}

const NONE: readonly RiskArea[] = [];

// What is known of the stay's own node, or of one above it.
function findAt(scene: Scene, { stay, source, node }: { stay: Stay; source: Source; node: string }): void {
  for (const area of scene.policy.areasAt.get(node) ?? NONE) {
    findOverlap(scene, { stay, source, area, when: area.level === 'high' ? 'stay-high' : 'stay-medium' });
  }
  if (scene.policy.abroad.has(node)) findAbroad(scene, stay, source);
}

type Meeting = {
  stay: Stay;
  source: Source;
  area: RiskArea;
  when: 'stay-high' | 'stay-medium' | 'possible-high' | 'possible-medium';
};

function findOverlap(scene: Scene, { stay, source, area, when }: Meeting): void {
  const from = stay.from > area.since ? stay.from : area.since;
  const exposure = earlier(stay.to, area.until);
  if (from > exposure) return;
  const { place } = stay;
  note(scene, when, {
    since: { day: exposure, at: null },
    about: `${place} ${area.place} ${source}`,
    reason: (row) => ({
      row,
      when,
      place,
      area: area.place,
      ...(area.zone === undefined ? {} : { zone: area.zone }),
      from,
      exposure,
      source,
    }),
  });
}

const earlier = (day: Day, limit: Day | undefined): Day => (limit !== undefined && limit < day ? limit : day);

function findAbroad(scene: Scene, { place, from, to }: Stay, source: Source): void {
  note(scene, 'abroad', {
    since: { day: to, at: null },
    about: `${place} ${source}`,
    reason: (row) => ({ row, when: 'abroad', place, from, exposure: to, source }),
  });
}
