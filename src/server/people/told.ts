import type { Arrival } from '#domain/arrival/arrival';
import type { Check } from '#domain/check/check';
import { draftOf, factsOfCheck } from '#domain/check/facts-of-check';
import type { Declaration } from '#domain/declaration/declaration';
import { factsOfDeclaration } from '#domain/declaration/facts-of-declaration';
import { factsOfFollowUp } from '#domain/followup/facts-of-follow-up';
import type { FollowUp } from '#domain/followup/follow-up';
import { type PersonFile, personFrom, type Told } from '#domain/person/person-file';
import { refusedSteps } from '#domain/policy/complete-check';
import type { KakouRecord } from '#domain/record/record';

/**
 * When a record counts as said: its corrected time, what that is ahead of the phone's own clock (ms), and the county's
 * zone in minutes for the days it names.
 */
type When = { at: number; shift: number; zoneMinutes: number };

/** What one record tells of its person, ready to be merged; null for a record about nobody. */
export function toldBy(record: KakouRecord, when: When): PersonFile | null {
  const said = { at: when.at, record: record.id };
  switch (record.kind) {
    case 'declaration':
      return personFrom({ ...said, ...fromDeclaration(record.body, when) });
    case 'check':
      return personFrom({ ...said, ...fromCheck(onOneClock(record.body, when), when) });
    case 'arrival':
      return personFrom({ ...said, ...fromArrival(onOneClock(record.body, when)) });
    case 'venue-visit':
    case 'instruction-step':
    case 'test-result':
    case 'closing':
    case 'transfer-step':
    case 'stock-count':
    case 'site-report':
    case 'objection':
      return null;
    case 'follow-up':
      return personFrom({ ...said, facts: factsOfFollowUp(measuredOnOneClock(record.body, when), when) });
    case 'self-arrival':
      return personFrom(said);
  }
}

type Tells = Omit<Told, 'at' | 'record'>;

/**
 * A check or arrival with the times of its answers on the server's clock, so that "after it was seen" holds between
 * phones whose clocks differ. No answer is later than its record. When a sample was taken stands on its certificate, and
 * stays.
 */
function onOneClock<Body extends Check | Arrival>(body: Body, when: When): Body {
  const moved = <Answer extends { at: number }>(answer: Answer): Answer => movedTo(answer, when);
  const { health, itinerary, temperature } = body;
  const looked = {
    ...body,
    health: moved(health),
    itinerary: moved(itinerary),
    temperature: moved(temperature),
  };
  return 'onSpot' in body ? { ...looked, onSpot: body.onSpot.map(moved) } : looked;
}

const movedTo = <Answer extends { at: number }>(answer: Answer, { at, shift }: When): Answer => ({
  ...answer,
  at: Math.max(0, Math.min(answer.at + shift, at)),
});

const measuredOnOneClock = (body: FollowUp, when: When): FollowUp => ({
  ...body,
  temperature: movedTo(body.temperature, when),
});

function fromDeclaration(body: Declaration, { at, zoneMinutes }: When): Tells {
  const { person, trip } = body;
  const { name, phone, birth } = person;
  return {
    contact: { name, phone, birth, address: trip.address, plate: trip.plate },
    facts: factsOfDeclaration(body, at, zoneMinutes),
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
