import * as z from 'zod/mini';
import { isDay, startOfDay } from '../day';
import { type EvidencePerson, NO_TEST, newestTest, type TestSaid } from './evidence';
import type { EvidenceKind } from './evidence-key';
import { momentOf } from './moment';

/** Issuers leave fields out, write null, or fill in what the schema forbids: a text that is none counts as empty. */
const text = z.catch(z.string(), '');
const list = <T extends z.core.$ZodType>(entry: T) => z.nullish(z.array(entry));

/**
 * The content of an HCERT (eu-dcc-schema 1.0 to 1.3), only what we use and leniently: of the real certificates a third
 * does not keep to the strict schema. tg disease, tt method, tr result, sc sample time, du valid until.
 */
const contentSchema = z.object({
  nam: z.object({ fn: text, gn: text, fnt: text, gnt: text }),
  dob: text,
  v: list(z.object({})),
  t: list(z.object({ tg: text, tt: text, tr: text, sc: text })),
  r: list(z.object({ du: text })),
});
type Content = z.infer<typeof contentSchema>;

/** COVID-19 (SNOMED CT); a test for something else says nothing here. */
const COVID = '840539006';
const METHODS = new Map([
  ['LP6464-4', 'naat'],
  ['LP217198-3', 'antigen'],
] as const);
const RESULTS = new Map([
  ['260415000', 'negative'],
  ['260373001', 'positive'],
] as const);

/** What a certificate says: each kind that it holds, and the test that counts when it holds one. */
export type HcertContent = {
  kinds: readonly [EvidenceKind, ...EvidenceKind[]];
  test: TestSaid;
  person: EvidencePerson;
  /** End of a recovery's own validity, ms UTC. */
  until: number | null;
};

/** Reads the value of claim -260, key 1, or null when it is not a certificate of one named person. */
export function readHcertContent(value: unknown): HcertContent | null {
  const parsed = contentSchema.safeParse(value);
  if (!parsed.success) return null;
  const { nam, dob, v, t, r } = parsed.data;
  const held: EvidenceKind[] = [];
  if (t?.length) held.push('test');
  if (v?.length) held.push('vaccination');
  if (r?.length) held.push('recovery');
  const [first, ...others] = held;
  const person = {
    family: nam.fn.trim(),
    given: nam.gn.trim(),
    standardFamily: nam.fnt.trim(),
    standardGiven: nam.gnt.trim(),
    birth: /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(dob.trim())?.[0] ?? null,
  };
  const named = person.family + person.given + person.standardFamily + person.standardGiven !== '';
  if (first === undefined || !named) return null;
  return { kinds: [first, ...others], test: testOf(t ?? []), person, until: endOf(r ?? []) };
}

function testOf(tests: readonly NonNullable<Content['t']>[number][]): TestSaid {
  const said = tests.map(
    ({ tg, tt, tr, sc }): TestSaid => ({
      sampledAt: momentOf(sc),
      method: find(METHODS, tt) ?? 'unknown',
      result: (tg === COVID || tg === '' ? find(RESULTS, tr) : null) ?? 'unknown',
    }),
  );
  return newestTest(said) ?? NO_TEST;
}

function endOf(recoveries: readonly { du: string }[]): number | null {
  const ends = recoveries.map(({ du }) => du.slice(0, 10)).filter(isDay);
  return ends.length === 0 ? null : Math.min(...ends.map((day) => startOfDay(day, 0) + 86_399_999));
}

const find = <K extends string, V>(table: ReadonlyMap<K, V>, code: string): V | null =>
  [...table].find(([key]) => key === code.trim())?.[1] ?? null;
