import type { Check } from '#domain/check/check';
import { beginCheck, type CheckDraft } from '#domain/check/draft';
import { factsOfCheck } from '#domain/check/facts-of-check';
import { type Day, dayOf } from '#domain/day';
import type { Expected } from '#domain/expected';
import { classify } from '#domain/policy/classify';
import type { Facts, Stay } from '#domain/policy/facts';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import { ownNumber, type Person, partyOf } from './person';
import { type OpenSeat, seatAt, type Vehicle } from './vehicle';

export type Entering = Check['entering'];

/** The check of one seat as it stands, with everything that the vehicle and the shift say. */
export function draftOf(vehicle: Vehicle, seat: number, entering: Entering): CheckDraft | null {
  const open = seatAt(vehicle, seat);
  if (open.is !== 'open') return null;
  const { car } = vehicle;
  const { person } = open;
  const party = partyOf(person);
  const begun = beginCheck({
    subject: subjectOf(person),
    via: person.via,
    car: {
      id: car.id,
      heads: car.heads,
      seat,
      ...(car.plate === null ? {} : { plate: car.plate }),
      ...(car.absent === undefined ? {} : { absent: car.absent }),
    },
    ...(party === null ? {} : { party }),
    ...(person.venue === null ? {} : { venue: person.venue }),
    entering,
    ...(person.corrects === undefined ? {} : { corrects: person.corrects }),
    ...(person.origin === null ? {} : { origin: person.origin }),
    ...(person.destination === null ? {} : { destination: person.destination }),
    told: toldIn(open),
  });
  const { answers, onSpot, evidence } = open;
  return { ...begun, answers, onSpot, ...(evidence === undefined ? {} : { evidence }) };
}

/**
 * Who was checked, in the words of the record: by pass, declaration or document, whichever is known. A name is said only
 * with the document that was typed: lists hold it masked and long passes cut, and neither may replace the whole one.
 */
export function subjectOf(person: Person): Check['subject'] {
  const pass = ownNumber(person.pass);
  return {
    ...(pass === null ? {} : { pass }),
    ...(person.declared === null ? {} : { declaration: person.declared.declaration }),
    ...(person.identity === null ? {} : { identity: person.identity }),
    ...(person.identity === null || person.name === null ? {} : { name: person.name }),
    ...(person.phone === null ? {} : { phone: person.phone }),
  };
}

const toldIn = ({ told }: OpenSeat): Check['told'] => ({
  stays: told.stays ?? [],
  symptoms: told.health?.symptoms ?? [],
  contactOn: told.health?.contactOn ?? null,
});

/** What the policy says of the person on a seat, with what they declared; null when nobody sits there. */
export function judge(
  vehicle: Vehicle,
  seat: number,
  by: { entering: Entering; policy: PreparedPolicy; now: number },
): Verdict | null {
  const open = seatAt(vehicle, seat);
  const draft = draftOf(vehicle, seat, by.entering);
  if (open.is !== 'open' || draft === null) return null;
  const { zoneMinutes } = by.policy.policy.parameters;
  const facts = factsOfCheck(draft, by.now, zoneMinutes);
  const { declared } = open.person;
  return classify(
    declared === null ? facts : withDeclared(facts, declared, dayOf(by.now, zoneMinutes)),
    by.policy,
    by.now,
  );
}

/** What the declaration says counts beside what the worker saw: it can make nobody greener. */
function withDeclared(facts: Facts, declared: Expected, today: Day): Facts {
  const { naat } = declared;
  const origin: Stay = { place: declared.origin, from: today, to: today };
  return {
    ...facts,
    stays: [...facts.stays, ...declared.stays, origin],
    symptoms: [...facts.symptoms, ...declared.symptoms.map((symptom) => ({ symptom, on: today }))],
    contacts: declared.contactOn === null ? facts.contacts : [...facts.contacts, { on: declared.contactOn }],
    // A positive test that was declared is a finding even when another result is shown at the post.
    tests: [
      ...facts.tests,
      {
        method: 'naat',
        result: naat.result,
        known: 'declared',
        onSpot: false,
        ...(naat.sampledAt === null ? {} : { sampledAt: naat.sampledAt }),
      },
    ],
  };
}

/** The places that declaration or pass already name, each once: what the travel record is compared with. */
export function knownPlaces(person: Person): string[] {
  const declared = person.declared?.stays.map((stay) => stay.place) ?? [];
  return [...new Set([...declared, ...(person.origin === null ? [] : [person.origin])])];
}
