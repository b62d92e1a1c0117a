import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { MOST_EVIDENCE_KEYS } from '../evidence/evidence-key';
import { nameSchema, timeSchema } from '../field';
import { trustedKeySchema } from '../pass/trust';

/**
 * What the county's root key signs for phones beside the policy: exactly one kind each, so that one can never stand for
 * another. The numbers of a kind only rise; `asOf` (ms UTC) says how old what is said is.
 */

const numberSchema = z.int().check(z.minimum(1));

/** Pass numbers of 8 bytes, ascending and each once, one after another as base64url: at most a million. */
const packedSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(10_700_000));

/** The keys that sign passes: this county's own and those of counties that it trusts, with what these are called. */
export const signedIssuersSchema = z.strictObject({
  kind: z.literal('issuers'),
  number: numberSchema,
  asOf: timeSchema,
  keys: z.array(trustedKeySchema).check(z.maxLength(500)),
  counties: z.array(z.strictObject({ area: areaCodeSchema, name: nameSchema(60) })).check(z.maxLength(100)),
});
export type SignedIssuers = z.infer<typeof signedIssuersSchema>;

/** Every revoked pass that has not expired by itself, as of a number. */
export const signedRevocationsSchema = z.strictObject({
  kind: z.literal('revocations'),
  number: numberSchema,
  asOf: timeSchema,
  passes: packedSchema,
});
export type SignedRevocations = z.infer<typeof signedRevocationsSchema>;

/** What makes the list of number `from` that of `number`: newly revoked passes, and those that have expired. */
export const signedRevocationsDeltaSchema = z
  .strictObject({
    kind: z.literal('revocations-delta'),
    from: numberSchema,
    number: numberSchema,
    asOf: timeSchema,
    added: packedSchema,
    removed: packedSchema,
  })
  .check(z.refine((delta) => delta.from < delta.number));
export type SignedRevocationsDelta = z.infer<typeof signedRevocationsDeltaSchema>;

/** The keys that sign certificates elsewhere, of both schemes. Each key is parsed by itself: one of a newer kind is left out. */
export const signedEvidenceKeysSchema = z.strictObject({
  kind: z.literal('evidence-keys'),
  number: numberSchema,
  asOf: timeSchema,
  keys: z.array(z.unknown()).check(z.maxLength(MOST_EVIDENCE_KEYS)),
});
