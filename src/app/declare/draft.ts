import * as z from 'zod/mini';
import { daySchema } from '#domain/day';
import { VEHICLES } from '#domain/declaration/vehicle';
import { DOCUMENT_TYPES } from '#domain/document/identity';
import { symptomSchema } from '#domain/policy/facts';

/** The name under which the phone keeps the form. */
export const DRAFT = 'declare';

/** What was typed and tapped so far, as it was typed: nothing is judged or made nice before it is sent. */

const typed = z.string().check(z.maxLength(300));
const place = z.nullable(z.string().check(z.maxLength(14)));
const day = z.nullable(daySchema);

const stayDraftSchema = z.object({ place, from: day, to: day });

const personDraftSchema = z.object({
  name: typed,
  documentType: z.enum([...DOCUMENT_TYPES, 'none']),
  number: typed,
  noDocument: z.nullable(z.enum(['forgot', 'child', 'foreign-lost', 'refuses', 'other'])),
  phone: typed,
  noPhone: z.boolean(),
  /** With the first person all the time, and tested together; asked from the second person on. */
  together: z.nullable(z.enum(['tested', 'places', 'apart'])),
  places: z.nullable(z.enum(['origin', 'more'])),
  stays: z.array(stayDraftSchema).check(z.maxLength(20)),
  well: z.nullable(z.enum(['well', 'unwell'])),
  symptoms: z.array(symptomSchema),
  contact: z.nullable(z.enum(['no', 'yes'])),
  contactOn: day,
  naat: z.nullable(z.enum(['negative', 'positive', 'pending', 'none'])),
  naatOn: day,
  naatTime: typed,
});

const tripDraftSchema = z.object({
  vehicle: z.nullable(z.enum(VEHICLES)),
  plate: typed,
  heads: typed,
  origin: place,
  onTheWay: z.nullable(z.enum(['direct', 'stops'])),
  stops: z.array(z.object({ place })).check(z.maxLength(10)),
  departOn: day,
  departTime: typed,
  arriveOn: day,
  arriveTime: typed,
  destination: place,
  address: typed,
  /** A post's id, or `unknown`. */
  entryPost: z.nullable(typed),
});

export const draftSchema = z.object({
  form: z.literal(1),
  party: z.string(),
  filledBy: z.nullable(z.enum(['self', 'family', 'guardian', 'staff'])),
  size: z.nullable(z.int().check(z.minimum(1), z.maximum(9))),
  trip: tripDraftSchema,
  people: z.array(personDraftSchema).check(z.maxLength(9)),
  /** Ids of the records that are saved already, by position, so that a sending that was cut off goes on. */
  saved: z.array(z.string()),
});

export type Draft = z.infer<typeof draftSchema>;
export type PersonDraft = z.infer<typeof personDraftSchema>;
export type TripDraft = z.infer<typeof tripDraftSchema>;
export type StayDraft = z.infer<typeof stayDraftSchema>;

/** Nobody yet. The national ID is the document that nearly everybody has; another kind is a tap away. */
export const newPerson = (): PersonDraft => ({
  name: '',
  documentType: 'national-id',
  number: '',
  noDocument: null,
  phone: '',
  noPhone: false,
  together: null,
  places: null,
  stays: [],
  well: null,
  symptoms: [],
  contact: null,
  contactOn: null,
  naat: null,
  naatOn: null,
  naatTime: '',
});

/** An empty form for a new party. */
export const newDraft = (party: string): Draft => ({
  form: 1,
  party,
  filledBy: null,
  size: null,
  trip: {
    vehicle: null,
    plate: '',
    heads: '',
    origin: null,
    onTheWay: null,
    stops: [],
    departOn: null,
    departTime: '',
    arriveOn: null,
    arriveTime: '',
    destination: null,
    address: '',
    entryPost: null,
  },
  people: [],
  saved: [],
});

/** The draft of a person by place in the party, from 0; an empty one when nothing was said of them. */
export const personAt = (draft: Draft, index: number): PersonDraft => draft.people[index] ?? newPerson();

/** The draft with one person changed. */
export function withPerson(draft: Draft, index: number, change: Partial<PersonDraft>): Draft {
  const people = Array.from({ length: Math.max(draft.people.length, index + 1) }, (_, i) =>
    personAt(draft, i),
  );
  people[index] = { ...personAt(draft, index), ...change };
  return { ...draft, people };
}
