import { v7 as uuid } from 'uuid';
import type { Arrival } from '#domain/arrival/arrival';
import type { Check } from '#domain/check/check';
import { factsOfCheck } from '#domain/check/facts-of-check';
import { addDays, dayOf } from '#domain/day';
import type { Declaration } from '#domain/declaration/declaration';
import { declaredStays } from '#domain/declaration/facts-of-declaration';
import { classify } from '#domain/policy/classify';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { madeUpPerson, madeUpPlate } from './demo-person';
import type { Chance } from './seeded';

const HOUR = 3_600_000;
const ZONE = 480;
/** Where people come from; the other places lie in, or hold, risk areas of the demonstration (make-demo.ts). */
const QUIET = '610103 610112 420106 420111 510107 330106 410105 110105 320505 500103 350203 370203'.split(
  ' ',
);
const HIGH = '310115';
const MEDIUM = '430105';
/** The city that a medium-risk district lies in: whoever names only the city may have been there. */
const POSSIBLE = '4403';
const NAAT_AGES = [8, 14, 20, 26, 34, 44, 52];

/** One vehicle of the demonstration: everybody's declaration, entered at one post. */
export type DemoTrip = { entryPost: string; arriveAt: number; people: Declaration[] };

/** A party of one to four in one vehicle. `serial` numbers the people made so far. */
export function demoTrip(
  chance: Chance,
  by: { arriveAt: number; posts: readonly string[]; villages: readonly string[]; serial: number },
): DemoTrip {
  const size = chance.pick([1, 1, 1, 2, 2, 3, 4]);
  const entryPost = chance.pick(by.posts);
  const party = uuid();
  const origin = originOf(chance);
  const departAt = by.arriveAt - (3 + chance.int(10)) * HOUR;
  const left = dayOf(departAt, ZONE);
  const trip: Declaration['trip'] = {
    vehicle: 'car',
    plate: madeUpPlate(chance),
    heads: size,
    origin,
    stops: [],
    departAt,
    arriveAt: by.arriveAt,
    entryPost,
    destination: chance.pick(by.villages),
  };
  const sampledAt = by.arriveAt - chance.pick(NAAT_AGES) * HOUR;
  const stays = [{ place: origin, from: addDays(left, -(2 + chance.int(12))), to: left }];
  const people = Array.from(
    { length: size },
    (_, at): Declaration => ({
      form: 1,
      party,
      partySize: size,
      position: at + 1,
      filledBy: at === 0 ? 'self' : 'family',
      person: madeUpPerson(chance, by.serial + at),
      trip,
      stays,
      symptoms: chance.percent(0.6) ? ['cough'] : [],
      contactOn: chance.percent(0.3) ? addDays(left, -3) : null,
      naat: { result: 'negative', sampledAt },
    }),
  );
  return { entryPost, arriveAt: by.arriveAt, people };
}

/** The check of one person of a trip, with the verdict that the phone would have shown. */
export function demoCheck(
  chance: Chance,
  by: {
    declared: Declaration;
    id: string;
    car: string;
    at: number;
    policy: PreparedPolicy;
    refuses?: boolean;
  },
): Check {
  const { declared, at } = by;
  const { trip, naat } = declared;
  const begun = {
    subject: { declaration: by.id },
    via: 'found' as const,
    car: { id: by.car, heads: trip.heads, seat: declared.position, ...plateOf(declared) },
    party: declared.party,
    entering: 'outside' as const,
    origin: trip.origin,
    destination: trip.destination,
    told: { stays: [], symptoms: [], contactOn: null },
    onSpot: [],
  };
  const answers = {
    scan: {
      answer: 'done' as const,
      at,
      pass: { state: 'none' as const },
      document: { compared: true as const, how: 'looked' as const },
    },
    health: { answer: 'seen' as const, at, colour: healthColour(chance), ticking: !chance.percent(1) },
    naat: by.refuses ? { answer: 'refused' as const, at } : { answer: 'seen' as const, at, ...naat },
    itinerary: {
      answer: 'seen' as const,
      at,
      arrow: chance.percent(98) ? ('moving' as const) : ('still' as const),
      places: [trip.origin.slice(0, 4)],
    },
    temperature: {
      answer: 'taken' as const,
      at,
      tenths: chance.percent(0.7) ? 373 + chance.int(12) : 358 + chance.int(12),
    },
  };
  const facts = factsOfCheck({ ...begun, answers }, at, ZONE);
  const contacts = declared.contactOn === null ? [] : [{ on: declared.contactOn }];
  const symptoms = declared.symptoms.map((symptom) => ({ symptom, on: dayOf(at, ZONE) }));
  const known = { ...facts, stays: declaredStays(declared, ZONE), contacts, symptoms };
  const shown = classify(known, by.policy, at);
  const advice = shown.decision === 'turn-back' ? { advice: '演示：请先到检测点检测再来。' } : {};
  return { ...begun, ...answers, shown, decision: shown.decision, ...advice };
}

/** The arrival of one person of a trip at the duty post of their village. */
export function demoArrival(chance: Chance, by: { declared: Declaration; id: string; at: number }): Arrival {
  const { declared, at } = by;
  return {
    subject: { declaration: by.id },
    via: 'found',
    village: declared.trip.destination,
    origin: declared.trip.origin,
    ...plateOf(declared),
    pass: { state: 'none' },
    temperature: { answer: 'taken', at, tenths: 358 + chance.int(12) },
    health: { answer: 'seen', at, colour: 'green', ticking: true },
    itinerary: { answer: 'seen', at, arrow: 'moving', places: [declared.trip.origin.slice(0, 4)] },
  };
}

function originOf(chance: Chance): string {
  if (chance.percent(3)) return HIGH;
  if (chance.percent(5)) return MEDIUM;
  return chance.percent(12) ? POSSIBLE : chance.pick(QUIET);
}

const plateOf = ({ trip }: Declaration) => (trip.plate === undefined ? {} : { plate: trip.plate });

const healthColour = (chance: Chance) =>
  chance.percent(0.3) ? ('red' as const) : chance.percent(0.8) ? ('yellow' as const) : ('green' as const);
