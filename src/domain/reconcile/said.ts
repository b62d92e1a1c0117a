import type { Absent } from '../check/check';
import type { OpenItemDetail, Outcome } from '../open-item/open-item';
import type { Decision } from '../policy/verdict';
import type { ComparisonHours } from './hours';

/** What comparing needs of a declaration. Times in ms UTC, `at` when it was said. */
export type Declared = {
  id: string;
  person: string;
  party: string;
  partySize: number;
  at: number;
  arriveAt: number;
  destination: string;
};

/** What comparing needs of a check. `absent`: what the worker heard of those who were declared and not in the car. */
export type Checked = {
  id: string;
  person: string;
  declaration: string | null;
  at: number;
  car: string;
  heads: number;
  absent: Absent | null;
  decision: Decision;
  destination: string | null;
  post: string;
  /** The post's area. */
  area: string;
};

/** What comparing needs of an arrival. */
export type Arrived = {
  id: string;
  person: string;
  declaration: string | null;
  at: number;
  village: string;
  post: string;
  origin: string | null;
};

/** What is known of some persons, their parties and the cars they were in. */
export type Known = {
  declared: readonly Declared[];
  checked: readonly Checked[];
  arrived: readonly Arrived[];
  /** Declarations of whom somebody said that they do not come. */
  notComing: ReadonlySet<string>;
};

export type Rules = {
  hours: ComparisonHours;
  /** The county's area: whoever comes from another place comes from outside. */
  county: string;
  /** Whether the village of an area has a duty post that registers who arrives. */
  hasDutyPost: (area: string) => boolean;
};

export const COMPARISON_KINDS = ['never-came', 'never-arrived', 'no-post', 'fewer-checked'] as const;
export type ComparisonKind = (typeof COMPARISON_KINDS)[number];

/**
 * Where one comparison stands: `waiting`, it is too soon to tell; `open`, it does not agree and somebody has to find out;
 * `settled`, it agrees, and how.
 */
export type Standing =
  | { is: 'waiting'; until: number }
  | { is: 'open' }
  | { is: 'settled'; outcome: Outcome };

/**
 * One comparison of one person, as it stands. `record` is what it is about: the declaration, check or arrival, or the car.
 * `area` is where it happened, `boundFor` where they were bound, `post` who checked or registered. Times in ms UTC.
 */
export type Comparison = {
  kind: ComparisonKind;
  record: string;
  person: string;
  since: number;
  area: string;
  boundFor: string | null;
  post: string | null;
  detail: OpenItemDetail;
  standing: Standing;
};

export const HOUR = 3_600_000;
/** Records of a car, or of a trip, come in one after another; a phone may have no network for a while. */
export const SETTLING = 30 * 60_000;
/** A declaration that was made after the arrival it speaks of counts from so long before that arrival. */
export const AFTERWARDS = 12 * HOUR;

/** From when on somebody who is seen has come by this declaration, ms UTC. */
export const countsFrom = ({ at, arriveAt }: Declared): number =>
  arriveAt < at ? arriveAt - AFTERWARDS : at;

type Sighting = { declaration: string | null; at: number; person: string };

/** Whether a check or arrival is of the trip that its person declared. */
export const isOfTrip = (seen: Sighting, declared: Declared): boolean =>
  seen.person === declared.person && (seen.declaration === declared.id || seen.at >= countsFrom(declared));

/** The declaration that a check or arrival belongs to: the one it names, else the newest before it; null for none. */
export function tripOf(seen: Sighting, declared: readonly Declared[]): Declared | null {
  const named = declared.find((one) => one.id === seen.declaration);
  if (named !== undefined) return named;
  const before = declared.filter((one) => isOfTrip(seen, one));
  return before.reduce<Declared | null>(
    (last, one) => (last === null || isLater(one, last) ? one : last),
    null,
  );
}

/** Whether one was said after another; of the same moment the greater id counts as the later. */
export const isLater = (one: { at: number; id: string }, other: { at: number; id: string }): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id);

/** The last that was said, or null of none. */
export const lastOf = <One extends { at: number; id: string }>(all: readonly One[]): One | null =>
  all.reduce<One | null>((last, one) => (last === null || isLater(one, last) ? one : last), null);

/** Open from a time on, and waiting before. */
export const openFrom = (until: number, now: number): Standing =>
  now < until ? { is: 'waiting', until } : { is: 'open' };

export const settled = (outcome: Outcome): Standing => ({ is: 'settled', outcome });
