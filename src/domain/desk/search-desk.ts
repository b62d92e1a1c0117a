import * as z from 'zod/mini';
import { idSchema, nameSchema, timeSchema } from '../field';
import { colourSchema } from '../policy/verdict';

/** The desk's search. */

/** POST /v1/persons/search: name, last six of the document, phone or plate. Never in an address. */
export const searchRequestSchema = z.strictObject({ text: nameSchema(60) });
export const searchAnswerSchema = z.object({
  hits: z.array(
    z.object({
      person: idSchema,
      name: z.string(),
      document: z.nullable(z.string()),
      plate: z.nullable(z.string()),
      colour: colourSchema,
      lastAt: z.nullable(timeSchema),
    }),
  ),
  more: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
