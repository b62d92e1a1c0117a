import { addDays, type Day } from '#domain/day';
import type { DocumentFault } from '#domain/document/fault';
import { type NameFault, parseName } from '#domain/document/name';
import { parseDocument } from '#domain/document/parse';
import { type PhoneFault, parsePhone } from '#domain/document/phone';
import { type PlateFault, parsePlate } from '#domain/document/plate';
import { type Draft, type PersonDraft, personAt } from './draft';
import { momentOf } from './moment';
import { type Step, stepsOf } from './steps';

/** What is wrong with an answer, by the field that it belongs to. The sentences are the catalogue's. */
export type Fault = { id: string } & (
  | { kind: 'document'; code: DocumentFault }
  | { kind: 'phone'; code: PhoneFault }
  | { kind: 'plate'; code: PlateFault }
  | { kind: 'name'; code: NameFault }
  | { kind: 'form'; code: FormFault }
);

export type FormFault =
  | 'choose'
  | 'place'
  | 'stay-place'
  | 'stay-days'
  | 'stay-order'
  | 'stay-future'
  | 'day'
  | 'time'
  | 'arrives-before-departure'
  | 'too-far'
  | 'long-ago'
  | 'heads'
  | 'same-document'
  | 'unwell-how'
  | 'in-future';

/** Today and the zone, by which days are judged. */
export type Judging = { today: Day; now: number; zoneMinutes: number };

/** What keeps this step from being complete; empty when nothing does. */
export function faultsOf(step: Step, draft: Draft, judging: Judging): Fault[] {
  const { trip } = draft;
  switch (step.ask) {
    case 'who':
      return missing('who', draft.filledBy);
    case 'size':
      return missing('size', draft.size);
    case 'vehicle':
      return missing('vehicle', trip.vehicle);
    case 'plate':
      return plateFaults(draft);
    case 'origin':
      return trip.origin === null ? [form('origin', 'place')] : [];
    case 'stops':
      return stopFaults(draft);
    case 'when':
      return whenFaults(draft, judging);
    case 'destination':
      return trip.destination === null ? [form('destination', 'place')] : [];
    case 'entry':
      return missing('entry', trip.entryPost);
    case 'person':
      return personFaults(draft, step.index, judging);
    case 'together':
      return missing('together', personAt(draft, step.index).together);
    case 'places':
      return placesFaults(personAt(draft, step.index), judging);
    case 'health':
      return healthFaults(personAt(draft, step.index), judging);
    case 'naat':
      return naatFaults(personAt(draft, step.index), judging);
    case 'check':
      return [];
  }
}

/** The first question that is not answered right, or the check when all are. */
export const firstOpen = (draft: Draft, judging: Judging): Step =>
  stepsOf(draft).find((step) => faultsOf(step, draft, judging).length > 0) ?? { ask: 'check' };

const form = (id: string, code: FormFault): Fault => ({ id, kind: 'form', code });
const missing = (id: string, value: unknown): Fault[] => (value === null ? [form(id, 'choose')] : []);

function plateFaults({ trip, size }: Draft): Fault[] {
  const plate = parsePlate(trip.plate);
  const heads = Number(trip.heads.normalize('NFKC').trim());
  // Who rides in a coach need not know its plate.
  const wanted = trip.vehicle !== 'coach' || trip.plate.trim() !== '';
  return [
    ...(plate.ok || !wanted ? [] : [{ id: 'plate', kind: 'plate', code: plate.fault } as const]),
    ...(Number.isInteger(heads) && heads >= (size ?? 1) && heads <= 200 ? [] : [form('heads', 'heads')]),
  ];
}

function stopFaults({ trip }: Draft): Fault[] {
  if (trip.onTheWay !== 'stops') return missing('stops', trip.onTheWay);
  if (trip.stops.length === 0) return [form('stop-0', 'place')];
  return trip.stops.flatMap((stop, i) => (stop.place === null ? [form(`stop-${i}`, 'place')] : []));
}

function whenFaults({ trip }: Draft, { today, zoneMinutes }: Judging): Fault[] {
  const depart = momentOf(trip.departOn, trip.departTime, zoneMinutes);
  const arrive = momentOf(trip.arriveOn, trip.arriveTime, zoneMinutes);
  const faults: Fault[] = [];
  if (trip.departOn === null) faults.push(form('depart-day', 'day'));
  else if (trip.departOn < addDays(today, -30)) faults.push(form('depart-day', 'long-ago'));
  else if (depart === null) faults.push(form('depart-time', 'time'));
  if (trip.arriveOn === null) faults.push(form('arrive-day', 'day'));
  else if (trip.arriveOn > addDays(today, 30)) faults.push(form('arrive-day', 'too-far'));
  else if (arrive === null) faults.push(form('arrive-time', 'time'));
  if (faults.length === 0 && depart !== null && arrive !== null && arrive < depart)
    faults.push(form('arrive-day', 'arrives-before-departure'));
  return faults;
}

function personFaults(draft: Draft, index: number, { today }: Judging): Fault[] {
  const person = personAt(draft, index);
  const name = parseName(person.name);
  const phone = person.phone.trim() === '' ? null : parsePhone(person.phone);
  // One phone a party is enough: it is the vehicle that is called.
  const needed = index === 0 && !person.noPhone && phone === null;
  return [
    ...(name.ok ? [] : [{ id: 'name', kind: 'name', code: name.fault } as const]),
    ...documentFaults(draft, index, today),
    ...(needed ? [{ id: 'phone', kind: 'phone', code: 'empty' } as const] : []),
    ...(phone === null || phone.ok ? [] : [{ id: 'phone', kind: 'phone', code: phone.fault } as const]),
  ];
}

function documentFaults(draft: Draft, index: number, today: Day): Fault[] {
  const { documentType: type, number, noDocument } = personAt(draft, index);
  if (type === 'none') return missing('no-document', noDocument);
  const document = parseDocument(type, number, today);
  if (!document.ok) return [{ id: 'number', kind: 'document', code: document.fault }];
  const taken = draft.people.slice(0, index).some((other) => {
    const theirs =
      other.documentType === 'none' ? null : parseDocument(other.documentType, other.number, today);
    return (
      theirs?.ok && theirs.value.type === document.value.type && theirs.value.number === document.value.number
    );
  });
  return taken ? [form('number', 'same-document')] : [];
}

function placesFaults(person: PersonDraft, { today }: Judging): Fault[] {
  if (person.places !== 'more') return missing('places', person.places);
  if (person.stays.length === 0) return [form('stay-0', 'stay-place')];
  return person.stays.flatMap(({ place, from, to }, i): Fault[] => {
    if (place === null) return [form(`stay-${i}`, 'stay-place')];
    if (from === null) return [form(`stay-${i}-from`, 'stay-days')];
    if (to === null) return [form(`stay-${i}-to`, 'stay-days')];
    if (from > to) return [form(`stay-${i}-to`, 'stay-order')];
    return from > addDays(today, 1) ? [form(`stay-${i}-from`, 'stay-future')] : [];
  });
}

function healthFaults(person: PersonDraft, { today }: Judging): Fault[] {
  if (person.well !== 'unwell') return missing('well', person.well);
  const faults: Fault[] = missing('contact', person.contact);
  if (person.contact === 'yes' && person.contactOn === null) faults.push(form('contact-day', 'day'));
  if (person.contact === 'yes' && person.contactOn !== null && person.contactOn > today)
    faults.push(form('contact-day', 'in-future'));
  if (person.contact === 'no' && person.symptoms.length === 0) faults.push(form('symptoms', 'unwell-how'));
  return faults;
}

function naatFaults(person: PersonDraft, { now, zoneMinutes }: Judging): Fault[] {
  if (person.naat === null) return missing('naat', null);
  if (person.naat === 'none') return [];
  if (person.naatOn === null) return [form('naat-day', 'day')];
  const sampled = momentOf(person.naatOn, person.naatTime, zoneMinutes);
  if (sampled === null) return [form('naat-time', 'time')];
  return sampled > now ? [form('naat-day', 'in-future')] : [];
}
