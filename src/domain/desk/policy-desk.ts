import * as z from 'zod/mini';
import { idSchema, timeSchema } from '../field';
import { effectSchema } from '../policy/effect';
import { parametersSchema, riskAreaSchema, rowSchema } from '../policy/policy';
import { freeCapacitySchema } from './capacity-desk';

/** What the desk asks and is told of policies: the one in force, earlier ones, and the preview of the next. */

/** At most so many bytes of a new policy: five thousand areas, each with the longest source. */
export const POLICY_BYTES = 4 * 1024 * 1024;

const content = {
  riskAreas: z.array(riskAreaSchema).check(z.maxLength(5000)),
  parameters: parametersSchema,
  table: z.array(rowSchema).check(z.minLength(1), z.maxLength(100)),
};

/** GET /v1/policy, and GET /v1/policies/:number for an earlier one. */
export const policyAnswerSchema = z.object({ number: z.int(), effectiveFrom: timeSchema, ...content });
export type PolicyAnswer = z.infer<typeof policyAnswerSchema>;

/** What the next policy shall say; what is left out stays as it is. */
export const newPolicySchema = z.strictObject({
  /** The number in force when it was written: if another was published meanwhile, it is a conflict. */
  basedOn: z.int(),
  riskAreas: z.optional(content.riskAreas),
  parameters: z.optional(content.parameters),
  table: z.optional(content.table),
});
export type NewPolicy = z.infer<typeof newPolicySchema>;

/**
 * POST /v1/policy/previews: the next policy with what it would change. It is kept for a day, so that a second person
 * sees the very same; `author` cannot be the second person.
 */
export const previewSchema = z.object({
  id: idSchema,
  basedOn: z.int(),
  author: z.object({ id: idSchema, name: z.string() }),
  madeAt: timeSchema,
  /** The author asks a second person; null while it is the author's own affair. */
  askedAt: z.nullable(timeSchema),
  needsSecond: z.boolean(),
  ...content,
  effect: effectSchema,
  /** What the county has for what the change needs, as of now. */
  free: freeCapacitySchema,
});
export type Preview = z.infer<typeof previewSchema>;
/** GET /v1/policy/previews: those that wait for a second person. */
export const previewsSchema = z.object({ previews: z.array(previewSchema) });

/** POST /v1/policy/previews/:id/publish: in force at once; how many turned red and orange when everybody was judged anew. */
export const publishedSchema = z.extend(policyAnswerSchema, {
  changed: z.object({ red: z.int(), orange: z.int() }),
});
export type Published = z.infer<typeof publishedSchema>;

/** GET /v1/policies: every version, the newest first. */
export const versionsSchema = z.object({
  versions: z.array(
    z.object({
      number: z.int(),
      effectiveFrom: timeSchema,
      publishedAt: timeSchema,
      /** Names of who published it and of the second person; null where nobody did (the first). */
      by: z.nullable(z.string()),
      second: z.nullable(z.string()),
      riskAreas: z.int(),
    }),
  ),
});
