import { dayOf } from '../day';
import { type Facts, noFacts, type Stay } from '../policy/facts';
import type { Declaration } from './declaration';

type Told = Pick<Declaration, 'stays' | 'symptoms' | 'contactOn' | 'naat'> & {
  trip: Pick<Declaration['trip'], 'origin' | 'stops' | 'departAt' | 'arriveAt'>;
};

/** The declared stays with the trip's own: its origin on the day of departure, its stops until the day of arrival. */
export function declaredStays({ stays, trip }: Pick<Told, 'stays' | 'trip'>, zoneMinutes: number): Stay[] {
  const from = dayOf(trip.departAt, zoneMinutes);
  const to = dayOf(trip.arriveAt, zoneMinutes);
  return [
    ...stays,
    { place: trip.origin, from, to: from },
    ...trip.stops.map((place) => ({ place, from, to })),
  ];
}

/**
 * What a declaration says of its person before arrival, as facts for `classify`; everything a worker would look at is
 * unasked.
 * @param at when it was said, ms UTC
 * @param zoneMinutes the county's zone, whose days count
 */
export function factsOfDeclaration(declaration: Told, at: number, zoneMinutes: number): Facts {
  const { symptoms, contactOn, naat } = declaration;
  const sampled = naat.sampledAt === undefined ? {} : { sampledAt: naat.sampledAt };
  return {
    ...noFacts(),
    stays: declaredStays(declaration, zoneMinutes),
    symptoms: symptoms.map((symptom) => ({ symptom, on: dayOf(at, zoneMinutes) })),
    contacts: contactOn === null ? [] : [{ on: contactOn }],
    tests:
      naat.result === 'none'
        ? []
        : [{ method: 'naat', result: naat.result, known: 'declared', onSpot: false, ...sampled }],
  };
}
