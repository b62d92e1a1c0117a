import * as z from 'zod/mini';
import type { Facts, Look } from '../policy/facts';
import { type KnownFact, type KnownFacts, knownFactsSchema, listFacts, mergeFacts } from './known-facts';
import { mergeRegister, type Register, registerSchema, type Saying } from './register';
import { mergeWithdrawals, standing, type Withdrawal, withdrawalSchema } from './withdrawal';

const CONTACT_FIELDS = ['name', 'phone', 'address', 'plate', 'birth'] as const;
type ContactField = (typeof CONTACT_FIELDS)[number];

/**
 * All that records say of one person (一人一档), merged: of each contact field the newest, of facts every one. The merge
 * is commutative, associative and idempotent, so the order in which phones come online cannot matter.
 */
export const personFileSchema = z.strictObject({
  contact: z.strictObject({
    name: z.optional(registerSchema),
    phone: z.optional(registerSchema),
    address: z.optional(registerSchema),
    plate: z.optional(registerSchema),
    birth: z.optional(registerSchema),
  }),
  facts: knownFactsSchema,
  withdrawals: z.array(withdrawalSchema),
});
export type PersonFile = z.infer<typeof personFileSchema>;

/** What one record says of one person. Empty and missing contact fields say nothing. */
export type Told = Saying & {
  contact?: { [field in ContactField]?: string | undefined };
  facts?: Partial<Omit<Facts, 'atPost'>>;
  withdrawals?: readonly Omit<Withdrawal, 'at' | 'record'>[];
};

/** Nobody told anything yet: merging it changes nothing. */
export const emptyPerson = (): PersonFile => ({
  contact: {},
  facts: {
    stays: [],
    tests: [],
    codes: [],
    travels: [],
    temperatures: [],
    symptoms: [],
    contacts: [],
    clearances: [],
    passages: [],
  },
  withdrawals: [],
});

/** The person as one record alone tells of them: merge it into what is known. */
export function personFrom({ at, record, contact = {}, facts = {}, withdrawals = [] }: Told): PersonFile {
  const said = { at, record };
  const known = <F extends object>(list: readonly F[] = []): KnownFact<F>[] =>
    listFacts(list.map((fact) => ({ fact, ...said })));
  return {
    contact: contactOf((field) => {
      const value = contact[field]?.trim() ?? '';
      return value === '' ? undefined : { value, ...said };
    }),
    facts: {
      stays: known(facts.stays),
      tests: known(facts.tests),
      codes: known(facts.codes),
      travels: known(facts.travels?.map((travel) => ({ ...travel, places: [...travel.places] }))),
      temperatures: known(facts.temperatures),
      symptoms: known(facts.symptoms),
      contacts: known(facts.contacts),
      clearances: known(facts.clearances),
      passages: known(facts.passages?.map((passage) => ({ ...passage, refused: [...passage.refused] }))),
    },
    withdrawals: mergeWithdrawals(
      withdrawals.map((one) => ({ ...one, ...said })),
      [],
    ),
  };
}

/** Two files of the same person as one. */
export function merge(a: PersonFile, b: PersonFile): PersonFile {
  return {
    contact: contactOf((field) => mergeRegister(a.contact[field], b.contact[field])),
    facts: mergeKnown(a.facts, b.facts),
    withdrawals: mergeWithdrawals(a.withdrawals, b.withdrawals),
  };
}

function mergeKnown(a: KnownFacts, b: KnownFacts): KnownFacts {
  return {
    stays: mergeFacts(a.stays, b.stays),
    tests: mergeFacts(a.tests, b.tests),
    codes: mergeFacts(a.codes, b.codes),
    travels: mergeFacts(a.travels, b.travels),
    temperatures: mergeFacts(a.temperatures, b.temperatures),
    symptoms: mergeFacts(a.symptoms, b.symptoms),
    contacts: mergeFacts(a.contacts, b.contacts),
    clearances: mergeFacts(a.clearances, b.clearances),
    passages: mergeFacts(a.passages, b.passages),
  };
}

function contactOf(registerOf: (field: ContactField) => Register | undefined): PersonFile['contact'] {
  const contact: PersonFile['contact'] = {};
  for (const field of CONTACT_FIELDS) {
    const register = registerOf(field);
    if (register !== undefined) contact[field] = register;
  }
  return contact;
}

/**
 * The facts to classify a person by: everything that stands.
 * @param atPost the present look at a post, or null when nobody is looking
 */
export function factsOf({ facts, withdrawals }: PersonFile, atPost: Look | null = null): Facts {
  return {
    stays: standing(facts.stays, 'stays', withdrawals),
    tests: standing(facts.tests, 'tests', withdrawals),
    codes: standing(facts.codes, 'codes', withdrawals),
    travels: standing(facts.travels, 'travels', withdrawals),
    temperatures: standing(facts.temperatures, 'temperatures', withdrawals),
    symptoms: standing(facts.symptoms, 'symptoms', withdrawals),
    contacts: standing(facts.contacts, 'contacts', withdrawals),
    clearances: standing(facts.clearances, 'clearances', withdrawals),
    passages: standing(facts.passages, 'passages', withdrawals),
    atPost,
  };
}
