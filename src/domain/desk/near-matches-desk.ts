import * as z from 'zod/mini';
import { placeSchema } from '../area/place';
import { idSchema, textSchema, timeSchema } from '../field';
import { colourSchema, measureSchema } from '../policy/verdict';

/** What the desk is told of entries that may be of one person, and how it decides. */

/** One of the two. Masked: of the document its last four, of those not where the two differ; of the phone the last four. */
export const nearSideSchema = z.object({
  person: idSchema,
  name: z.string(),
  document: z.nullable(z.string()),
  documentType: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  birth: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  /** Where the person is bound for, and where the last trip began. */
  area: placeSchema,
  origin: z.nullable(placeSchema),
  colour: colourSchema,
  measure: measureSchema,
  lastAt: z.nullable(timeSchema),
  madeAt: timeSchema,
});
export type NearSide = z.infer<typeof nearSideSchema>;

/** Why two may be one; `at` are the places in the document's number, the first is 0. */
export const nearReasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    how: z.enum(['one-wrong', 'swapped', 'other-kind']),
    at: z.array(z.int()),
  }),
  z.object({ kind: z.literal('name-phone') }),
  z.object({ kind: z.literal('name-birth'), with: z.enum(['village', 'plate']) }),
  z.object({ kind: z.literal('phone-names') }),
]);
export type NearReasonShown = z.infer<typeof nearReasonSchema>;

/** What of the two can be the same or not, side by side. */
export const NEAR_FIELDS = ['name', 'document', 'phone', 'birth', 'plate', 'area'] as const;

/** GET /v1/near-matches: those of the account's area that nobody has decided, the likeliest first. */
export const nearMatchesAnswerSchema = z.object({
  matches: z.array(
    z.object({
      id: idSchema,
      foundAt: timeSchema,
      score: z.int(),
      reasons: z.array(nearReasonSchema),
      /** What both have and is not the same. */
      differ: z.array(z.enum(NEAR_FIELDS)),
      sides: z.tuple([nearSideSchema, nearSideSchema]),
    }),
  ),
  /** How many wait; more than are sent, perhaps. */
  count: z.int(),
});
export type NearMatchesAnswer = z.infer<typeof nearMatchesAnswerSchema>;
export type NearMatchShown = NearMatchesAnswer['matches'][number];

const reason = textSchema(200).check(z.trim(), z.minLength(4));

/** POST /v1/near-matches/:id/merge and /apart: why. */
export const nearDecisionSchema = z.strictObject({ reason });

/** POST /v1/near-matches/:id/merge: the one person that the two are now. */
export const mergedAnswerSchema = z.object({ person: idSchema });

/** POST /v1/persons/:id/split: takes one entry out of a joined person; of two both stand alone again. */
export const splitRequestSchema = z.strictObject({ part: idSchema, reason });

/** POST /v1/persons/:id/split: who they are now, those who stand alone first. */
export const splitAnswerSchema = z.object({ persons: z.array(idSchema) });
