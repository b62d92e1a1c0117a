import { addDays, type Day, dayOf } from '#domain/day';
import { type Declaration, declarationSchema } from '#domain/declaration/declaration';
import type { Identity } from '#domain/document/identity';
import { parseName } from '#domain/document/name';
import { parseDocument } from '#domain/document/parse';
import { parsePhone } from '#domain/document/phone';
import { parsePlate } from '#domain/document/plate';
import { birthAndSex } from '#domain/document/show';
import type { Stay } from '#domain/policy/facts';
import { type Draft, type PersonDraft, personAt } from './draft';
import type { Judging } from './faults';
import { momentOf } from './moment';

type Judged = Judging & { lookBackDays: number };

/**
 * One declaration for each person of a complete draft, in their order. Null while something is missing or wrong: the
 * same schema judges that judges on the server.
 */
export function toDeclarations(draft: Draft, judging: Judged): Declaration[] | null {
  const size = draft.size ?? 0;
  const parsed = Array.from({ length: size }, (_, i) =>
    declarationSchema.safeParse(unchecked(draft, i, judging)),
  );
  const good = parsed.flatMap((one) => (one.success ? [one.data] : []));
  return size > 0 && good.length === size ? good : null;
}

/** What the schema is asked about: whatever is missing is left out or null, and the schema says no. */
function unchecked(draft: Draft, index: number, judging: Judged) {
  const person = personAt(draft, index);
  const first = personAt(draft, 0);
  const tested = person.together === 'tested' && index > 0 ? first : person;
  const unwell = person.well === 'unwell';
  const phone = parsePhone(person.phone);
  const name = parseName(person.name);
  const identity = identityOf(person, judging.today);
  const birth = identity !== null && 'number' in identity ? birthAndSex(identity)?.birth : undefined;
  return {
    form: 1,
    party: draft.party,
    partySize: draft.size,
    position: index + 1,
    filledBy: draft.filledBy,
    person: {
      identity,
      name: name.ok ? name.value : null,
      ...(phone.ok ? { phone: phone.value } : {}),
      ...(birth === undefined ? {} : { birth }),
    },
    trip: tripOf(draft, judging),
    stays: staysOf(draft, index, judging),
    symptoms: unwell ? person.symptoms : [],
    contactOn: unwell && person.contact === 'yes' ? person.contactOn : null,
    naat: naatOf(tested, judging.zoneMinutes),
  };
}

function identityOf(person: PersonDraft, today: Day): Identity | null {
  const { documentType, number, noDocument } = person;
  if (documentType === 'none') return noDocument === null ? null : { type: 'none', reason: noDocument };
  const document = parseDocument(documentType, number, today);
  return document.ok ? document.value : null;
}

function tripOf({ trip, size }: Draft, { zoneMinutes }: Judged) {
  const plate = parsePlate(trip.plate);
  const plated =
    trip.vehicle === 'car' ||
    trip.vehicle === 'coach' ||
    trip.vehicle === 'truck' ||
    trip.vehicle === 'motorbike';
  const address = trip.address.trim();
  return {
    vehicle: trip.vehicle,
    ...(plated && plate.ok ? { plate: plate.value.plate } : {}),
    heads: plated ? Number(trip.heads.normalize('NFKC').trim()) : size,
    origin: trip.origin,
    stops: trip.onTheWay === 'stops' ? trip.stops.map((stop) => stop.place) : [],
    departAt: momentOf(trip.departOn, trip.departTime, zoneMinutes),
    arriveAt: momentOf(trip.arriveOn, trip.arriveTime, zoneMinutes),
    ...(trip.entryPost === null || trip.entryPost === 'unknown' ? {} : { entryPost: trip.entryPost }),
    destination: trip.destination,
    ...(address === '' ? {} : { address }),
  };
}

function naatOf(person: PersonDraft, zoneMinutes: number) {
  const sampledAt = momentOf(person.naatOn, person.naatTime, zoneMinutes);
  return { result: person.naat, ...(person.naat === 'none' || sampledAt === null ? {} : { sampledAt }) };
}

/** Where the person was on each day of the look-back; days that no stay names were spent at the origin. */
function staysOf(draft: Draft, index: number, { today, zoneMinutes, lookBackDays }: Judged): Stay[] {
  const person = personAt(draft, index);
  const own = index === 0 || person.together === 'apart' ? person : personAt(draft, 0);
  const departAt = momentOf(draft.trip.departOn, draft.trip.departTime, zoneMinutes);
  const departDay = departAt === null ? today : dayOf(departAt, zoneMinutes);
  const listed =
    own.places === 'more'
      ? own.stays.flatMap(({ place, from, to }) =>
          place === null || from === null || to === null || from > to ? [] : [{ place, from, to }],
        )
      : [];
  const { origin } = draft.trip;
  const gaps = origin === null ? [] : gapsIn(listed, { from: addDays(today, -lookBackDays), to: departDay });
  return [...listed, ...gaps.map((gap) => ({ place: origin ?? '', ...gap }))];
}

type Span = { from: Day; to: Day };

/** The runs of days of a span that no stay covers. */
export function gapsIn(stays: readonly Span[], span: Span): Span[] {
  const gaps: Span[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    if (stays.some((stay) => stay.from <= day && day <= stay.to)) continue;
    const last = gaps.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else gaps.push({ from: day, to: day });
  }
  return gaps;
}
