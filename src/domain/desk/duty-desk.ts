import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { postSchema } from '../county/county';
import { dutySchema, telephoneSchema } from '../duty/duty';
import { idSchema, timeSchema } from '../field';
import { instructionSchema } from '../instruction/instruction';

/** What desks ask and are told of who is on duty, and of whom to call. */

/**
 * GET /v1/duty: who is on duty in the account's area and at the desks above it, and the telephones of the posts in it.
 * `own` is the account itself. Accounts without duty have a telephone only for whoever makes accounts.
 */
export const dutyAnswerSchema = z.object({
  onDuty: z.array(z.extend(dutySchema, { account: idSchema })),
  own: z.object({ telephone: z.nullable(telephoneSchema), since: z.nullable(timeSchema) }),
  posts: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      kind: postSchema.shape.kind,
      area: areaCodeSchema,
      telephone: z.nullable(telephoneSchema),
    }),
  ),
  accounts: z.array(z.object({ id: idSchema, telephone: telephoneSchema })),
});
export type DutyAnswer = z.infer<typeof dutyAnswerSchema>;

/** POST /v1/duty: whoever is signed in comes on duty, and is called there. DELETE /v1/duty ends it. */
export const comeOnDutySchema = z.strictObject({ telephone: telephoneSchema });

/** POST /v1/accounts/:id/telephone, /v1/posts/:id/telephone: where they are called; null where nowhere. */
export const setTelephoneSchema = z.strictObject({ telephone: z.nullable(telephoneSchema) });

/**
 * GET /v1/calls: instructions that nobody has received and whose village is to be called now, the longest known first;
 * `open` counts them, `later` those that were called in vain and come back. With `only=counts` none are sent.
 */
export const callsQuerySchema = z.strictObject({ only: z.optional(z.literal('counts')) });
export const callsAnswerSchema = z.object({
  calls: z.array(instructionSchema),
  open: z.int(),
  later: z.int(),
});
export type CallsAnswer = z.infer<typeof callsAnswerSchema>;
