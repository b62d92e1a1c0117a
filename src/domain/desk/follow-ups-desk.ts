import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { timeSchema } from '../field';
import { followUpStandingSchema } from '../followup/due';
import { wardSchema } from '../followup/ward';

/** What the desk is told of follow-ups. */

/** One person under a measure, masked, with where their follow-up stands. */
export const followUpRowSchema = z.object({ ward: wardSchema, standing: followUpStandingSchema });
export type FollowUpRow = z.infer<typeof followUpRowSchema>;

/** How many people of a village, or of a town where no village is known, stand how. `missed` are also among `due` or `done`. */
export const followUpCountSchema = z.object({
  area: areaCodeSchema,
  all: z.int(),
  due: z.int(),
  done: z.int(),
  missed: z.int(),
  /** Of the missed those of before today. */
  fromYesterday: z.int(),
  away: z.int(),
});
export type FollowUpCount = z.infer<typeof followUpCountSchema>;

/**
 * GET /v1/follow-ups?area: who is under a measure in the account's area, or in a part of it, the most urgent first; and
 * the counts of each village.
 */
export const followUpsAnswerSchema = z.object({
  counts: z.array(followUpCountSchema),
  rows: z.array(followUpRowSchema),
  /** There are more people than rows. */
  more: z.boolean(),
  serverTime: timeSchema,
});
export type FollowUpsAnswer = z.infer<typeof followUpsAnswerSchema>;

export const followUpsQuerySchema = z.strictObject({ area: z.optional(areaCodeSchema) });
