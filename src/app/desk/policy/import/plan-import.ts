import { isWithin, type Place } from '#domain/area/place';
import { addDays, type Day } from '#domain/day';
import type { ListedArea, RowFault } from '#domain/exchange/area-list';
import type { FoundPlace, PlaceFinder } from '#domain/exchange/find-place';
import { type RiskArea, riskAreaSchema } from '#domain/policy/policy';
import { type AreaEdit, areaKey } from '../edits';

/** Why a row is not taken in, beside what reading it has found. */
export type PlanFault =
  | RowFault
  | 'code-unknown'
  /** The code and the words name different places. */
  | 'code-differs'
  | 'several-places'
  | 'since-missing'
  /** More than a month ahead. */
  | 'since-late'
  /** Neither the list nor the form says who said so. */
  | 'source-missing';

/** What becomes of a row of a list. */
export type Planned = {
  listed: ListedArea;
} /** New, or an area of the policy that ends by it. `rest` are words about a part of the place that has no code. */ & (
  | { state: 'add' | 'end'; area: RiskArea; edit: AreaEdit; rest: string }
  /** The policy or the draft has it already, or an earlier row of the list. */
  | { state: 'known' | 'twice'; area: RiskArea }
  /** Somebody has to say which place is meant. */
  | { state: 'ask'; options: Place[]; question: string }
  | { state: 'left'; question: string }
  | { state: 'fault'; faults: PlanFault[] }
);

export type Plan = {
  listed: readonly ListedArea[];
  finder: PlaceFinder;
  /** The places that were chosen by question; null: left out. */
  chosen: ReadonlyMap<string, Place | null>;
  /** In force. */
  areas: readonly RiskArea[];
  /** Keys that the draft speaks of already. */
  drafted: ReadonlySet<string>;
  /** For rows that do not say it themselves. */
  since: Day | null;
  source: string;
  today: Day;
  /** Marks the edits, so that the whole import can be taken back. */
  batch: string;
};

const AHEAD = 31;
const DIGITS = { province: 2, city: 4, county: 6, town: 9, spot: null } as const;
const SOURCE = 200;

/** What would become of every row; nothing happens by it. */
export function planImport(plan: Plan): Planned[] {
  const known = new Map(plan.areas.map((area) => [areaKey(area), area]));
  const open = new Map<string, RiskArea[]>();
  for (const area of plan.areas) open.set(area.place, [...(open.get(area.place) ?? []), area]);
  const seen = new Set<string>();
  return plan.listed.map((listed) => planRow(listed, plan, { known, open, seen }));
}

type Known = {
  known: ReadonlyMap<string, RiskArea>;
  open: ReadonlyMap<string, RiskArea[]>;
  seen: Set<string>;
};

function planRow(listed: ListedArea, plan: Plan, { known, open, seen }: Known): Planned {
  if (listed.faults.length > 0) return { listed, state: 'fault', faults: listed.faults };
  const place = placeOf(listed, plan);
  if ('state' in place) return { listed, ...place };
  const since = listed.since ?? plan.since;
  if (since === null) return { listed, state: 'fault', faults: ['since-missing'] };
  if (since > addDays(plan.today, AHEAD)) return { listed, state: 'fault', faults: ['since-late'] };
  if (listed.source === '' && plan.source === '')
    return { listed, state: 'fault', faults: ['source-missing'] };
  const area = areaOf(listed, { place: place.place, since, source: sourceOf(listed, place.rest, plan) });
  if (area === null) return { listed, state: 'fault', faults: ['until-early'] };
  const there = known.get(areaKey(area)) ?? sameAs(area, open.get(area.place) ?? []);
  const key = areaKey(there ?? area);
  if (seen.has(key)) return { listed, state: 'twice', area };
  seen.add(key);
  if (plan.drafted.has(key)) return { listed, state: 'known', area };
  const { batch } = plan;
  if (there === undefined)
    return { listed, state: 'add', area, edit: { kind: 'add', area, batch }, rest: place.rest };
  const { until } = area;
  return until === undefined || until === there.until || until < there.since
    ? { listed, state: 'known', area: there }
    : {
        listed,
        state: 'end',
        area: { ...there, until },
        edit: { kind: 'end', key, until, batch },
        rest: place.rest,
      };
}

/** An area of the policy that is still open and holds this one: the same place and kind, since no later. */
const sameAs = (area: RiskArea, there: readonly RiskArea[]): RiskArea | undefined =>
  there.find(
    (one) =>
      one.until === undefined &&
      one.level === area.level &&
      one.zone === area.zone &&
      one.since <= area.since,
  );

type PlaceOf = { place: Place; rest: string } | { state: 'ask'; options: Place[]; question: string };
type NoPlace = { state: 'left'; question: string } | { state: 'fault'; faults: PlanFault[] };

function placeOf(listed: ListedArea, { finder, chosen }: Plan): PlaceOf | NoPlace {
  const found = listed.words.length === 0 ? null : findWords(listed, finder);
  if (listed.code !== null) {
    if (!finder.knows(listed.code)) return { state: 'fault', faults: ['code-unknown'] };
    const said = found?.is === 'found' || found?.is === 'coarse' ? found.place : listed.code;
    const agree = isWithin(said, listed.code) || isWithin(listed.code, said);
    return agree ? { place: listed.code, rest: '' } : { state: 'fault', faults: ['code-differs'] };
  }
  if (found === null) return { state: 'fault', faults: ['place-missing'] };
  if (found.is === 'several') return { state: 'fault', faults: ['several-places'] };
  if (found.is === 'found') return { place: found.place, rest: '' };
  if (found.is === 'coarse') return found;
  const question = listed.words.map(({ text }) => text).join(' ');
  const answer = chosen.get(question);
  if (answer === null) return { state: 'left', question };
  if (answer !== undefined) return { place: answer, rest: '' };
  const options = found.is === 'which' ? found.places : found.place === null ? [] : [found.place];
  return { state: 'ask', options, question };
}

const findWords = ({ words }: ListedArea, finder: PlaceFinder): FoundPlace =>
  finder.find(words.map(({ column, text }) => ({ text, digits: DIGITS[column] })));

const sourceOf = ({ source }: ListedArea, rest: string, plan: Plan): string =>
  [rest, source || plan.source]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, SOURCE);

function areaOf(
  { level, zone, until }: ListedArea,
  rest: Pick<RiskArea, 'place' | 'since' | 'source'>,
): RiskArea | null {
  const area = { ...rest, level, ...(zone === null ? {} : { zone }), ...(until === null ? {} : { until }) };
  const parsed = riskAreaSchema.safeParse(area);
  return parsed.success ? parsed.data : null;
}

/** The provinces whose towns are needed to follow the words or codes of these rows further down. */
export function provincesIn(listed: readonly ListedArea[], finder: PlaceFinder): string[] {
  const places = listed.flatMap((row): Place[] => {
    if (row.code !== null) return row.code.length >= 9 ? [row.code] : [];
    const found = row.words.length === 0 ? null : findWords(row, finder);
    if (found === null || found.is === 'found') return [];
    return found.is === 'which'
      ? found.rest === ''
        ? []
        : found.places
      : found.place === null
        ? []
        : [found.place];
  });
  return [...new Set(places.map((place) => place.slice(0, 2)))].sort();
}
