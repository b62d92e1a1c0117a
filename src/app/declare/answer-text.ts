import type { County } from '#domain/county/county';
import { parseDocument } from '#domain/document/parse';
import { normalisePlate } from '#domain/document/plate';
import { last4 } from '#domain/document/show';
import type { DeclareWords } from '../words/declare';
import type { Format } from '../words/format';
import type { terms as Terms } from '../words/zh/terms';
import { type Draft, type PersonDraft, personAt } from './draft';
import type { Judging } from './faults';
import { momentOf } from './moment';
import type { Step } from './steps';

export type Telling = Judging & {
  words: DeclareWords;
  terms: typeof Terms;
  format: Format;
  county: County;
  place: (code: string | null) => string;
};

/** What was answered to a step, in the lines in which it is read back. */
export function answerText(step: Step, draft: Draft, telling: Telling): string[] {
  const { words, terms } = telling;
  const { trip } = draft;
  switch (step.ask) {
    case 'who':
      return draft.filledBy === null ? [] : [words.who[draft.filledBy]];
    case 'size':
      return draft.size === null ? [] : [words.size.people(draft.size)];
    case 'vehicle':
      return trip.vehicle === null ? [] : [terms.vehicle[trip.vehicle]];
    case 'plate':
      return [normalisePlate(trip.plate), words.check.heads(trip.heads)].filter((one) => one !== '');
    case 'origin':
      return [telling.place(trip.origin)];
    case 'stops':
      return trip.onTheWay === 'stops'
        ? trip.stops.map((stop) => telling.place(stop.place))
        : [words.stops.direct];
    case 'when':
      return whenText(draft, telling);
    case 'destination':
      return [telling.place(trip.destination), trip.address].filter((one) => one !== '');
    case 'entry':
      return [telling.county.posts.find((post) => post.id === trip.entryPost)?.name ?? words.entry.unknown];
    case 'check':
      return [];
    default:
      return personText(step.ask, personAt(draft, step.index), { ...telling, origin: trip.origin });
  }
}

function whenText({ trip }: Draft, { words, format, zoneMinutes }: Telling): string[] {
  const depart = momentOf(trip.departOn, trip.departTime, zoneMinutes);
  const arrive = momentOf(trip.arriveOn, trip.arriveTime, zoneMinutes);
  return depart === null || arrive === null
    ? []
    : [words.check.way(format.moment(depart), format.moment(arrive))];
}

type PersonAsk = Extract<Step, { index: number }>['ask'];

function personText(
  ask: PersonAsk,
  person: PersonDraft,
  about: Telling & { origin: string | null },
): string[] {
  const { words, format } = about;
  switch (ask) {
    case 'person':
      return [person.name, documentText(person, about), person.phone].filter((one) => one !== '');
    case 'together':
      return person.together === null ? [] : [words.together[person.together]];
    case 'places':
      return person.places === 'more'
        ? person.stays.map(({ place, from, to }) =>
            [about.place(place), from === null || to === null ? '' : format.days(from, to)].join(' '),
          )
        : [words.places.origin(about.place(about.origin))];
    case 'health':
      return healthText(person, about);
    case 'naat':
      return naatText(person, about);
  }
}

function documentText(person: PersonDraft, { terms, today }: Telling): string {
  if (person.documentType === 'none')
    return person.noDocument === null ? '' : terms.noDocument[person.noDocument];
  const document = parseDocument(person.documentType, person.number, today);
  return document.ok ? `${terms.document[document.value.type]} …${last4(document.value)}` : '';
}

function healthText(person: PersonDraft, { words, terms, format }: Telling): string[] {
  if (person.well !== 'unwell') return [words.health.well];
  const contact = person.contact === 'yes' && person.contactOn !== null;
  return [
    ...person.symptoms.map((symptom) => terms.symptom[symptom]),
    ...(contact ? [`${words.health.yes} ${format.day(person.contactOn ?? '')}`] : []),
  ];
}

function naatText(person: PersonDraft, { terms, format, zoneMinutes }: Telling): string[] {
  if (person.naat === null) return [];
  const sampled = momentOf(person.naatOn, person.naatTime, zoneMinutes);
  return person.naat === 'none' || sampled === null
    ? [terms.naat[person.naat]]
    : [`${terms.naat[person.naat]} ${format.moment(sampled)}`];
}
