import * as z from 'zod/mini';
import { placeSchema } from '../area/place';
import { idSchema, nameSchema, timeSchema } from '../field';
import { colourSchema, measureSchema } from '../policy/verdict';

/** What waits for a desk: `released` is somebody who was let go and, by what is known now, should not have been. */
export const openItemKindSchema = z.enum(['released']);
/**
 * GET /v1/open-items: what waits, the nearest limit first. `at` is when they were let go, `shown` the colour that stood
 * there then, `colour` the one of now; `due` is when it must have been seen to.
 */
export const openItemSchema = z.object({
  id: idSchema,
  kind: openItemKindSchema,
  person: idSchema,
  name: z.string(),
  colour: colourSchema,
  shown: colourSchema,
  measure: measureSchema,
  rows: z.array(z.string()),
  postName: z.string(),
  plate: z.nullable(z.string()),
  origin: z.nullable(placeSchema),
  destination: z.nullable(placeSchema),
  at: timeSchema,
  foundAt: timeSchema,
  due: timeSchema,
});
export type OpenItem = z.infer<typeof openItemSchema>;
export const openItemsAnswerSchema = z.object({
  items: z.array(openItemSchema),
  more: z.boolean(),
  serverTime: timeSchema,
});
export type OpenItemsAnswer = z.infer<typeof openItemsAnswerSchema>;
/** POST /v1/open-items/:id/close: what was done, in a word. */
export const closeOpenItemSchema = z.strictObject({ word: nameSchema(200) });
