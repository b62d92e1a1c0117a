import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { temperatureAnswerSchema } from '../check/check';
import { idSchema, passNumberSchema, textSchema } from '../field';
import { symptomSchema } from '../policy/facts';

/**
 * A follow-up (随访): the temperature and symptoms of one person under a measure. A post names the person by the id that
 * the county gave them, a traveller by the own pass. `seen` says that somebody stood before the person; a report by the
 * person, and one by telephone, are not that.
 */
export const followUpSchema = z
  .strictObject({
    whom: z.union([z.strictObject({ person: idSchema }), z.strictObject({ pass: passNumberSchema })]),
    temperature: temperatureAnswerSchema,
    symptoms: z.array(symptomSchema).check(z.maxLength(10)),
    /** What the next tier should know. */
    word: z.optional(textSchema(200)),
    seen: z.boolean(),
  })
  .check(z.refine(({ whom, seen }) => !seen || 'person' in whom));
export type FollowUp = z.infer<typeof followUpSchema>;

/**
 * A traveller says that they have arrived where their trip ends. The post's own registration is another record and
 * stays wanted.
 */
export const selfArrivalSchema = z.strictObject({ pass: passNumberSchema, village: areaCodeSchema });
