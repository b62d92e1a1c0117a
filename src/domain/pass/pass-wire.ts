import * as z from 'zod/mini';
import { base64UrlSchema, idSchema, passNumberSchema, timeSchema } from '../field';
import { objectionStateSchema } from '../objection/objection';
import { verdictSchema } from '../policy/verdict';

/** What is asked and answered about passes; the rest that phone and server say to each other is in wire.ts. */

/**
 * POST /v1/passes: the passes of own declarations, live or paper. Idempotent: the same pass comes back while it is valid.
 * `take` is somebody's wish to have a pass here again that another carrier took the place of.
 */
export const passRequestSchema = z.strictObject({
  declarations: z.array(idSchema).check(z.minLength(1), z.maxLength(9)),
  carrier: z.enum(['live', 'paper']),
  take: z.optional(z.boolean()),
});
/**
 * What may take a pass's place: another phone that declared the same person or took the pass back, a phone that was
 * bound anew by two facts, paper that another phone had issued, or another trip declared on this phone.
 */
const REPLACERS = ['phone', 'rebound', 'paper', 'this-phone'] as const;
export const passAnswerSchema = z.object({
  passes: z.array(
    z.object({
      declaration: idSchema,
      number: passNumberSchema,
      pass: base64UrlSchema,
      carrier: z.enum(['live', 'paper']),
      expires: timeSchema,
      verdict: verdictSchema,
      /** The last check of this person, as the traveller may see it. */
      lastCheck: z.optional(
        z.object({ at: timeSchema, post: z.string(), verdict: verdictSchema, decision: z.string() }),
      ),
      /** What this phone said against the colour last, and what it was answered. */
      objection: z.optional(objectionStateSchema),
      /** What the declaration said, for a phone that did not make it itself; the name is masked. */
      label: z.optional(
        z.object({
          name: z.string(),
          plate: z.nullable(z.string()),
          party: idSchema,
          arriveAt: timeSchema,
        }),
      ),
    }),
  ),
  /** Passes that this phone carries no more: since when, and what took their place. */
  replaced: z.optional(z.array(z.object({ declaration: idSchema, at: timeSchema, by: z.enum(REPLACERS) }))),
  serverTime: timeSchema,
});
export type PassAnswer = z.infer<typeof passAnswerSchema>;
