import * as z from 'zod/mini';
import { base64UrlSchema, nameSchema, timeSchema } from '../field';
import { type EvidenceKind, evidenceSchemeSchema } from './evidence-key';

const resultSchema = z.enum(['negative', 'positive', 'unknown']);

/** What was certified; a test by its method, `test` where the method is none that we know. */
const keptKindSchema = z.enum(['naat', 'antigen', 'test', 'vaccination', 'recovery']);

/**
 * What may be kept of a certificate that was verified (EU 2021/953 art. 10(3)): not the certificate, not its own
 * number, not the name. `issuer` is that of the trusted key. Times in ms UTC.
 */
export const keptEvidenceSchema = z.strictObject({
  scheme: evidenceSchemeSchema,
  issuer: nameSchema(200),
  kid: base64UrlSchema.check(z.maxLength(100)),
  kind: keptKindSchema,
  /** When the sample of a test was taken: its validity counts from here, not from the issue. */
  sampledAt: z.nullable(timeSchema),
  result: resultSchema,
  verifiedAt: timeSchema,
});
export type KeptEvidence = z.infer<typeof keptEvidenceSchema>;

/** What a test says. */
export type TestSaid = {
  sampledAt: number | null;
  result: z.infer<typeof resultSchema>;
  method: 'naat' | 'antigen' | 'unknown';
};

/** The person as written in the certificate, for the comparison at the post only. */
export type EvidencePerson = {
  family: string;
  given: string;
  /** The same in the letters of a passport's machine-readable lines, empty where not given. */
  standardFamily: string;
  standardGiven: string;
  /** `yyyy-mm-dd`, `yyyy-mm` or `yyyy`, as much as is said; null when nothing is. */
  birth: string | null;
};

/** A certificate whose signature, dates and key held: no more of it than the worker needs. */
export type Evidence = Pick<KeptEvidence, 'scheme' | 'issuer' | 'kid'> &
  TestSaid & {
    kind: EvidenceKind;
    person: EvidencePerson;
    /** Until when the certificate says it is good, ms UTC; null when it does not say. */
    validUntil: number | null;
  };

/** What a certificate says that is no test. */
export const NO_TEST: TestSaid = { sampledAt: null, result: 'unknown', method: 'unknown' };

/** The part that may be kept. `verifiedAt` in ms UTC. */
export function keptOfEvidence(evidence: Evidence, verifiedAt: number): KeptEvidence {
  const { scheme, issuer, kid, sampledAt, result, method } = evidence;
  const kind = evidence.kind !== 'test' ? evidence.kind : method === 'unknown' ? 'test' : method;
  return { scheme, issuer, kid, kind, sampledAt, result, verifiedAt };
}

/** The test that counts of several: the newest; of the same moment the positive one; undated ones last. */
export function newestTest(tests: readonly TestSaid[]): TestSaid | null {
  const rank = (test: TestSaid) => (test.sampledAt ?? -1) + (test.result === 'positive' ? 0.5 : 0);
  return tests.reduce<TestSaid | null>(
    (best, test) => (best === null || rank(test) > rank(best) ? test : best),
    null,
  );
}
