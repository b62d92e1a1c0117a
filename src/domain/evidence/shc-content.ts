import * as z from 'zod/mini';
import { type EvidencePerson, NO_TEST, newestTest, type TestSaid } from './evidence';
import type { EvidenceKind } from './evidence-key';
import { momentOf } from './moment';

const text = z.catch(z.string(), '');
const concept = z.catch(z.object({ coding: z.array(z.object({ system: text, code: text })) }), {
  coding: [],
});
const nameSchema = z.object({ family: text, given: z.catch(z.array(z.string()), []), text });

/** The resources of a FHIR bundle that we use, only what we use of them, leniently. */
const resourceSchema = z.discriminatedUnion('resourceType', [
  z.object({
    resourceType: z.literal('Patient'),
    name: z.array(nameSchema),
    birthDate: text,
  }),
  z.object({ resourceType: z.literal('Immunization'), status: text }),
  z.object({
    resourceType: z.literal('Observation'),
    status: text,
    code: concept,
    valueCodeableConcept: concept,
    effectiveDateTime: text,
    effectivePeriod: z.catch(z.object({ start: text }), { start: '' }),
  }),
]);
type Resource = z.infer<typeof resourceSchema>;
type Observation = Extract<Resource, { resourceType: 'Observation' }>;

const cardSchema = z.object({
  type: z.array(z.string()),
  credentialSubject: z.object({
    fhirBundle: z.object({ entry: z.array(z.object({ resource: z.unknown() })) }),
  }),
});

const HEALTH_CARD = 'https://smarthealth.cards#health-card';
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';

/** Tests for SARS-CoV-2 (PASS.md "Evidence"). */
const METHODS: Readonly<Record<string, TestSaid['method']>> = {
  '94500-6': 'naat',
  '94309-2': 'naat',
  '94759-8': 'naat',
  '94845-5': 'naat',
  '94558-4': 'antigen',
  '97097-0': 'antigen',
};

/** Not detected and detected, and the general words for both that laboratories use as well. */
const RESULTS: Readonly<Record<string, TestSaid['result']>> = {
  '260415000': 'negative',
  '260385009': 'negative',
  '260373001': 'positive',
  '10828004': 'positive',
};

/** What a card says; a card with several people, or none, says nothing of one. */
export type ShcContent = { kind: EvidenceKind; test: TestSaid; person: EvidencePerson };

/** Reads the `vc` of a health card, or null when it holds no test or vaccination of one named person. */
export function readShcContent(vc: unknown): ShcContent | null {
  const card = cardSchema.safeParse(vc);
  if (!card.success || !card.data.type.includes(HEALTH_CARD)) return null;
  const resources = card.data.credentialSubject.fhirBundle.entry.flatMap(({ resource }): Resource[] => {
    const known = resourceSchema.safeParse(resource);
    return known.success ? [known.data] : [];
  });
  const person = personOf(resources);
  const test = newestTest(resources.flatMap(testOf));
  const kind = test !== null ? 'test' : resources.some(isVaccination) ? 'vaccination' : null;
  return person === null || kind === null ? null : { kind, test: test ?? NO_TEST, person };
}

function personOf(resources: readonly Resource[]): EvidencePerson | null {
  const patients = resources.filter((one) => one.resourceType === 'Patient');
  const [patient, ...others] = patients;
  const [name] = patient?.name ?? [];
  if (patient === undefined || name === undefined || others.length > 0) return null;
  const family = (name.family || (name.given.length === 0 ? name.text : '')).trim();
  const given = name.given.join(' ').trim();
  if (family + given === '') return null;
  const birth = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(patient.birthDate)?.[0] ?? null;
  return { family, given, standardFamily: '', standardGiven: '', birth };
}

const isVaccination = (one: Resource): boolean =>
  one.resourceType === 'Immunization' && one.status === 'completed';

const FINAL = ['final', 'amended', 'corrected'];

function testOf(one: Resource): TestSaid[] {
  if (one.resourceType !== 'Observation' || !FINAL.includes(one.status)) return [];
  const method = codeIn(one.code, LOINC, METHODS);
  return method === null ? [] : [{ method, sampledAt: sampleOf(one), result: resultOf(one) }];
}

const sampleOf = (one: Observation): number | null =>
  momentOf(one.effectiveDateTime || one.effectivePeriod.start);

const resultOf = (one: Observation): TestSaid['result'] =>
  codeIn(one.valueCodeableConcept, SNOMED, RESULTS) ?? 'unknown';

function codeIn<V>(
  { coding }: z.infer<typeof concept>,
  system: string,
  table: Readonly<Record<string, V>>,
): V | null {
  const found = coding.filter((one) => one.system === system && Object.hasOwn(table, one.code));
  const [first] = found;
  return (first && table[first.code]) ?? null;
}
