import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { idSchema, textSchema, timeSchema } from '../field';
import { colourSchema, verdictSchema } from '../policy/verdict';

/** A traveller says that a colour is wrong, and why they think so. It names the own declaration. */
export const objectionSchema = z.strictObject({
  declaration: idSchema,
  text: textSchema(500).check(z.minLength(4)),
});
export type Objection = z.infer<typeof objectionSchema>;

/** An objection is answered within so long, ms. */
export const OBJECTION_ANSWERED_IN = 24 * 3_600_000;

export const outcomeSchema = z.enum(['stands', 'corrected']);

/** What came of an objection, as the traveller reads it. */
export const objectionStateSchema = z.object({
  at: timeSchema,
  text: z.string(),
  due: timeSchema,
  answer: z.nullable(z.object({ at: timeSchema, outcome: outcomeSchema, text: z.string() })),
});
export type ObjectionState = z.infer<typeof objectionStateSchema>;

/** A reason of the verdict with the facts behind it, by list and key, so that one said in error can be withdrawn. */
const doubtedSchema = z.object({
  reason: z.int(),
  facts: z.array(z.object({ list: z.string(), key: z.string(), record: idSchema, at: timeSchema })),
});

/** GET /v1/objections at the desk: open ones first by their limit, answered ones of the last days after them. */
export const objectionRowSchema = z.extend(objectionStateSchema, {
  id: idSchema,
  person: idSchema,
  name: z.string(),
  area: areaCodeSchema,
  colour: colourSchema,
  verdict: verdictSchema,
  doubted: z.array(doubtedSchema),
  answeredBy: z.nullable(z.string()),
});
export type ObjectionRow = z.infer<typeof objectionRowSchema>;
export const objectionsAnswerSchema = z.object({ objections: z.array(objectionRowSchema) });

/** POST /v1/objections/:id/answer. `withdraw` are the facts that were said in error, as they were listed. */
export const objectionAnswerSchema = z.strictObject({
  text: textSchema(500).check(z.minLength(2)),
  withdraw: z
    .array(
      z.strictObject({ list: z.string().check(z.maxLength(20)), key: z.string().check(z.maxLength(4000)) }),
    )
    .check(z.maxLength(50)),
});
export type ObjectionAnswer = z.infer<typeof objectionAnswerSchema>;
