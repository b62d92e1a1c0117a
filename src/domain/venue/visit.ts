import * as z from 'zod/mini';
import { idSchema, passNumberSchema } from '../field';

/** A traveller scanned the code on a door or at a post: a statement of that phone, never a fact of the policy by itself. */
export const venueVisitSchema = z.strictObject({
  venue: idSchema,
  kind: z.enum(['venue', 'post']),
  pass: z.optional(passNumberSchema),
});
