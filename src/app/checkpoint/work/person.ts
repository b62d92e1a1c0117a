import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '#domain/area/place';
import { type PassSeen, passSeenSchema } from '#domain/check/check';
import { DOCUMENT_TYPES, type Identity, identitySchema } from '#domain/document/identity';
import type { DocumentRead } from '#domain/document/read-document';
import { last4 } from '#domain/document/show';
import { type Expected, expectedSchema } from '#domain/expected';
import { idSchema, nameSchema } from '#domain/field';
import type { KnownPass } from '#domain/pass/verify-pass';

/** What the worker compares with the document in hand: its kind and its last characters. */
const comparedSchema = z.object({ type: z.enum([...DOCUMENT_TYPES, 'none']), last: z.nullable(z.string()) });

/** Who stands there, by code, from the list of who is expected, or as typed by the worker. */
export const personSchema = z.object({
  via: z.enum(['pass', 'venue', 'found', 'by-hand']),
  pass: passSeenSchema,
  name: z.nullable(nameSchema(50)),
  document: comparedSchema,
  /** Typed at the post; null where code or list say who it is. */
  identity: z.nullable(identitySchema),
  phone: z.nullable(z.string()),
  /** The declaration, where this phone has it. */
  declared: z.nullable(expectedSchema),
  origin: z.nullable(placeSchema),
  destination: z.nullable(areaCodeSchema),
  plate: z.nullable(z.string()),
  /** How many came along, as declared. */
  partySize: z.nullable(z.int()),
  venue: z.nullable(idSchema),
  /** The record that this check stands for. */
  corrects: z.exactOptional(idSchema),
  /** What the other county is called whose pass it is; absent where our own issued it. */
  issuer: z.exactOptional(nameSchema(60)),
});
export type Person = z.infer<typeof personSchema>;

/** Somebody whose pass the county signed, with the declaration if the phone has it. */
export function personOfPass(pass: KnownPass, seen: PassSeen, declared: Expected | null): Person {
  const { payload } = pass;
  return {
    via: 'pass',
    pass: { ...seen, number: payload.cti },
    name: payload.name,
    document: { type: payload.documentType, last: payload.last4 },
    identity: null,
    phone: null,
    declared,
    origin: payload.origin,
    destination: payload.destination,
    plate: payload.plate,
    partySize: payload.partySize,
    venue: null,
  };
}

/**
 * What is brought along to somebody who is looked for by hand: the code that did not do, the place's code that was
 * scanned, the document that a reader typed.
 */
export type Carried = { pass: PassSeen; venue: string | null; document?: DocumentRead };

/** The number of the pass that is this person's own, or null: somebody else's says nothing of them. */
export const ownNumber = ({ state, number }: PassSeen): string | null =>
  state === 'borrowed' ? null : (number ?? null);

/** A pass that turned out to be somebody else's. Its number says whose. */
export const borrowed = ({ number }: PassSeen): PassSeen => ({
  state: 'borrowed',
  ...(number === undefined ? {} : { number }),
});

/** Somebody whose phone was challenged and gave no answer: the document settles who they are. */
export const unanswered = (person: Person): Person => ({
  ...person,
  pass: { ...person.pass, challenged: false },
});

/** The same, with the document that was read last, or none. */
export function withDocument({ pass, venue }: Carried, document: DocumentRead | null): Carried {
  return { pass, venue, ...(document === null ? {} : { document }) };
}

/** Nothing was shown. */
export const NO_CODE: Carried = { pass: { state: 'none' }, venue: null };

/** Somebody from the list of who is expected, who shows no good code. */
export function personFound(declared: Expected, carried: Carried): Person {
  const type = DOCUMENT_TYPES.find((one) => one === declared.documentType) ?? 'none';
  return {
    via: carried.venue === null ? 'found' : 'venue',
    pass: carried.pass,
    name: declared.name,
    document: { type, last: declared.last6 },
    identity: null,
    phone: null,
    declared,
    origin: declared.origin,
    destination: declared.destination,
    plate: declared.plate,
    partySize: declared.heads,
    venue: carried.venue,
  };
}

/** What the worker typed of somebody who is on no list. */
export type Typed = {
  identity: Identity;
  name: string;
  phone: string | null;
  origin: string;
  destination: string | null;
};

/** Somebody registered at the post. */
export function personTyped(typed: Typed, carried: Carried): Person {
  const { identity } = typed;
  return {
    via: carried.venue === null ? 'by-hand' : 'venue',
    pass: carried.pass,
    name: typed.name,
    document: { type: identity.type, last: identity.type === 'none' ? null : last4(identity) },
    identity,
    phone: typed.phone,
    declared: null,
    origin: typed.origin,
    destination: typed.destination,
    plate: null,
    partySize: null,
    venue: carried.venue,
  };
}

/** The party that somebody declared to travel with. */
export const partyOf = (person: Person): string | null => person.declared?.party ?? null;
