import * as z from 'zod/mini';
import { idSchema, timeSchema } from '../field';
import {
  clearanceSchema,
  codeSightingSchema,
  contactSchema,
  passageSchema,
  staySchema,
  symptomFactSchema,
  temperatureSchema,
  testSchema,
  travelSightingSchema,
} from '../policy/facts';
import { bySaying, type Saying } from './register';

const said = { at: timeSchema, record: idSchema };

/** A fact with the newest record that said it. Facts with the same content are one. */
const known = <S extends z.core.$ZodType>(fact: S) => z.array(z.strictObject({ fact, ...said }));

/** The lists of a person's facts, each growing only and in the order of `factKey`. */
export const knownFactsSchema = z.strictObject({
  stays: known(staySchema),
  tests: known(testSchema),
  codes: known(codeSightingSchema),
  travels: known(travelSightingSchema),
  temperatures: known(temperatureSchema),
  symptoms: known(symptomFactSchema),
  contacts: known(contactSchema),
  clearances: known(clearanceSchema),
  passages: known(passageSchema),
});
export type KnownFacts = z.infer<typeof knownFactsSchema>;
export type FactList = keyof KnownFacts;

export type KnownFact<F> = Saying & { fact: F };

/** What a fact says, as a text that is equal for equal facts, whatever the order of fields and listed places. */
export function factKey(fact: object): string {
  const parts = Object.entries(fact)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? inOrder(value) : value] as const);
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const inOrder = (values: readonly unknown[]): unknown[] => [...new Set(values)].sort();

/** Facts as a list of a person: in the order of `factKey`, each once with the newest record that said it. */
export function listFacts<F extends object>(facts: readonly KnownFact<F>[]): KnownFact<F>[] {
  // Most lists of most people have one fact or none.
  if (facts.length < 2) return [...facts];
  const merged = new Map<string, KnownFact<F>>();
  for (const one of facts) {
    const key = factKey(one.fact);
    const other = merged.get(key);
    if (other === undefined || isNewer(one, other)) merged.set(key, one);
  }
  return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, fact]) => fact);
}

/** Two lists of a person as one. A record adds to few of them: what only one side has is in order already. */
export function mergeFacts<F extends object>(
  a: readonly KnownFact<F>[],
  b: readonly KnownFact<F>[],
): KnownFact<F>[] {
  if (a.length === 0) return [...b];
  return b.length === 0 ? [...a] : listFacts([...a, ...b]);
}

// One record that says a fact twice, with its lists in another order: which is kept must not depend on the merge.
function isNewer<F>(one: KnownFact<F>, other: KnownFact<F>): boolean {
  const newer = bySaying(one, other);
  return newer > 0 || (newer === 0 && JSON.stringify(one.fact) > JSON.stringify(other.fact));
}
