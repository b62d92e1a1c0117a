import * as z from 'zod/mini';
import { type Place, placeSchema } from '../area/place';
import { idSchema } from '../field';
import {
  COLOURS,
  type Colour,
  colourSchema,
  colourSeverity,
  MEASURES,
  type Measure,
  measureSchema,
  type Verdict,
  verdictSchema,
} from './verdict';

/**
 * What a policy would change (PRODUCT.md rule 6): the desk sees it before it publishes. Counted person by person, so
 * that any number of people can be gone through in steps.
 */
export const effectSchema = z.object({
  /** How many people were judged, and how many of them get another colour or measure. */
  persons: z.int(),
  changed: z.int(),
  /** Changes of colour, the most severe first. */
  moves: z.array(z.object({ from: colourSchema, to: colourSchema, count: z.int() })),
  /** How many come under a measure and how many leave it: rooms and visits that this needs. */
  measures: z.array(z.object({ measure: measureSchema, more: z.int(), fewer: z.int() })),
  /** Towns and villages by their code: how many turn red, orange, or milder than they were. */
  places: z.array(z.object({ area: placeSchema, red: z.int(), orange: z.int(), milder: z.int() })),
  /** A few of each change, to look at the reasons. */
  examples: z.array(
    z.object({
      person: idSchema,
      name: z.string(),
      area: placeSchema,
      was: colourSchema,
      verdict: verdictSchema,
    }),
  ),
});
export type Effect = z.infer<typeof effectSchema>;

/** One person before and after. `name` is masked by who asks. */
export type Judged = {
  person: string;
  name: string;
  area: Place;
  was: { colour: Colour; measure: Measure };
  verdict: Verdict;
};

/** Of each change of colour so many are shown. */
const EXAMPLES = 3;

export type Tally = {
  add(judged: Judged): void;
  effect(): Effect;
};

/** Counts what changes, one person after another. */
export function tallyEffect(): Tally {
  let persons = 0;
  let changed = 0;
  const moves = new Map<string, number>();
  const more = new Map<Measure, number>();
  const fewer = new Map<Measure, number>();
  const places = new Map<string, { red: number; orange: number; milder: number }>();
  const examples: Effect['examples'] = [];
  return {
    add({ person, name, area, was, verdict }) {
      persons++;
      const { colour, measure } = verdict;
      if (colour === was.colour && measure === was.measure) return;
      changed++;
      if (measure !== was.measure) {
        count(more, measure);
        count(fewer, was.measure);
      }
      if (colour === was.colour) return;
      const move = `${was.colour} ${colour}`;
      if (count(moves, move) <= EXAMPLES) examples.push({ person, name, area, was: was.colour, verdict });
      for (const place of placesOf(area)) {
        const there = places.get(place) ?? { red: 0, orange: 0, milder: 0 };
        places.set(place, there);
        if (colourSeverity(colour) < colourSeverity(was.colour)) there.milder++;
        else if (colour !== 'green') there[colour]++;
      }
    },
    effect: () => ({
      persons,
      changed,
      moves: movesOf(moves),
      measures: MEASURES.filter((one) => one !== 'none').map((measure) => ({
        measure,
        more: more.get(measure) ?? 0,
        fewer: fewer.get(measure) ?? 0,
      })),
      places: [...places].map(([area, there]) => ({ area, ...there })).sort(worstFirst),
      examples: examples.sort((a, b) => colourSeverity(b.verdict.colour) - colourSeverity(a.verdict.colour)),
    }),
  };
}

function count<K>(counts: Map<K, number>, key: K): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/** The town and the village of an area; the county alone is neither. */
const placesOf = (area: Place): string[] =>
  [9, 12].filter((length) => area.length >= length).map((length) => area.slice(0, length));

const SEVERE_FIRST = [...COLOURS].reverse();

const movesOf = (moves: ReadonlyMap<string, number>): Effect['moves'] =>
  SEVERE_FIRST.flatMap((to) =>
    COLOURS.map((from) => ({ from, to, count: moves.get(`${from} ${to}`) ?? 0 })),
  ).filter(({ count }) => count > 0);

type PlaceEffect = Effect['places'][number];

const worstFirst = (a: PlaceEffect, b: PlaceEffect): number =>
  b.red - a.red || b.orange - a.orange || b.milder - a.milder || (a.area < b.area ? -1 : 1);

/**
 * Whether publishing needs a second person: a change of more than 1 % of the people or of more than 500 of them
 * (SECURITY.md).
 */
export const needsSecond = ({ persons, changed }: Pick<Effect, 'persons' | 'changed'>): boolean =>
  changed > 500 || changed * 100 > persons;
