import type { Arrival } from '#domain/arrival/arrival';
import type { Check } from '#domain/check/check';
import { draftOf, factsOfCheck } from '#domain/check/facts-of-check';
import { dayOf } from '#domain/day';
import type { Declaration } from '#domain/declaration/declaration';
import { type PersonFile, personFrom, type Told } from '#domain/person/person-file';
import { refusedSteps } from '#domain/policy/complete-check';
import type { Stay } from '#domain/policy/facts';
import type { KakouRecord } from '#domain/record/record';

/** When a record counts as said: its corrected time, and the county's zone in minutes for the days it names. */
type When = { at: number; zoneMinutes: number };

/** What one record tells of its person, ready to be merged; null for a record about nobody. */
export function toldBy(record: KakouRecord, when: When): PersonFile | null {
  const said = { at: when.at, record: record.id };
  switch (record.kind) {
    case 'declaration':
      return personFrom({ ...said, ...fromDeclaration(record.body, when) });
    case 'check':
      return personFrom({ ...said, ...fromCheck(record.body, when) });
    case 'arrival':
      return personFrom({ ...said, ...fromArrival(record.body) });
    case 'venue-visit':
      return null;
  }
}

/** The declared stays with the trip's own: its origin on the day of departure, its stops until the day of arrival. */
export function declaredStays({ stays, trip }: Declaration, zoneMinutes: number): Stay[] {
  const from = dayOf(trip.departAt, zoneMinutes);
  const to = dayOf(trip.arriveAt, zoneMinutes);
  return [
    ...stays,
    { place: trip.origin, from, to: from },
    ...trip.stops.map((place) => ({ place, from, to })),
  ];
}

type Tells = Omit<Told, 'at' | 'record'>;

function fromDeclaration(body: Declaration, { at, zoneMinutes }: When): Tells {
  const { person, trip, naat } = body;
  return {
    contact: {
      name: person.name,
      phone: person.phone,
      birth: person.birth,
      address: trip.address,
      plate: trip.plate,
    },
    facts: {
      stays: declaredStays(body, zoneMinutes),
      symptoms: body.symptoms.map((symptom) => ({ symptom, on: dayOf(at, zoneMinutes) })),
      contacts: body.contactOn === null ? [] : [{ on: body.contactOn }],
      tests:
        naat.result === 'none'
          ? []
          : [
              {
                method: 'naat',
                result: naat.result,
                known: 'declared',
                onSpot: false,
                ...(naat.sampledAt === undefined ? {} : { sampledAt: naat.sampledAt }),
              },
            ],
    },
  };
}

function fromCheck(check: Check, { at, zoneMinutes }: When): Tells {
  const { atPost, ...facts } = factsOfCheck(draftOf(check), at, zoneMinutes);
  const refused = atPost === null ? [] : refusedSteps(atPost);
  return {
    contact: contactOf(check.subject, check.car.plate),
    facts: { ...facts, passages: [{ at, refused }] },
  };
}

function fromArrival({ subject, plate, health, itinerary, temperature }: Arrival): Tells {
  return {
    contact: contactOf(subject, plate),
    facts: {
      codes:
        health.answer === 'seen'
          ? [{ colour: health.colour, ticking: health.ticking, seenAt: health.at }]
          : [],
      travels:
        itinerary.answer === 'seen'
          ? [{ arrow: itinerary.arrow, places: itinerary.places, seenAt: itinerary.at }]
          : itinerary.answer === 'not-shown'
            ? [{ arrow: 'not-shown', places: [], seenAt: itinerary.at }]
            : [],
      temperatures:
        temperature.answer === 'taken' ? [{ tenths: temperature.tenths, at: temperature.at }] : [],
    },
  };
}

/** What a post knows of somebody may be masked or cut ("张*丰", "…"): such a text says nothing new. */
function contactOf(subject: Check['subject'], plate: string | undefined): NonNullable<Told['contact']> {
  const whole = (text: string | undefined) => (text === undefined || /[*…]/.test(text) ? undefined : text);
  return { name: whole(subject.name), phone: whole(subject.phone), plate: whole(plate) };
}
