import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { textSchema } from '../field';
import { instructionSchema, instructionStepNameSchema } from '../instruction/instruction';

/** What the desk asks and is told of instructions. */

/** GET /v1/instructions: those in the account's area that are open, and those that ended within a day; names masked. */
export const instructionsAnswerSchema = z.object({
  instructions: z.array(instructionSchema),
  /** There are more than are sent. */
  more: z.boolean(),
});

/** GET /v1/instructions/:id: one with the whole name, telephone and address, to call or print; the look-up is recorded. */
export const instructionAnswerSchema = instructionSchema;

/** What an order became: an instruction for each village of the area. */
export const orderAnswerSchema = z.object({ instructions: z.array(instructionSchema) });

/** POST /v1/instructions: an order to an area; it names no person. */
export const newOrderSchema = z.strictObject({
  area: areaCodeSchema,
  text: textSchema(500).check(z.minLength(4)),
});
export type NewOrder = z.infer<typeof newOrderSchema>;

/** POST /v1/instructions/:id/steps: what a desk says in place of a village that it reached by telephone. */
export const deskStepSchema = z.strictObject({
  step: instructionStepNameSchema,
  note: z.optional(textSchema(200)),
});
export type DeskStep = z.infer<typeof deskStepSchema>;
