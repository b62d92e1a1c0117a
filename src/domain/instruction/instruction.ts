import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { idSchema, nameSchema, textSchema, timeSchema } from '../field';
import { colourSchema, measureSchema, verdictSchema } from '../policy/verdict';

/**
 * What has to be said of an instruction, in this order: that it was received, that the person is under control (or an
 * order begun), and that the person was tested (or an order done). Each has its own clock (Hengyang: 2, 6 and 12 hours).
 */
export const INSTRUCTION_STEPS = ['received', 'started', 'done'] as const;
export const instructionStepNameSchema = z.enum(INSTRUCTION_STEPS);
export type StepName = z.infer<typeof instructionStepNameSchema>;

/** What a village says of an instruction, from its phone. */
export const instructionStepSchema = z.strictObject({
  instruction: idSchema,
  step: instructionStepNameSchema,
  /** What the next tier should know: why it is late, where the person is. */
  note: z.optional(textSchema(200)),
});
export type InstructionStep = z.infer<typeof instructionStepSchema>;

/** That a step was taken: when, and by whom. */
const takenSchema = z.object({ at: timeSchema, by: nameSchema(60), note: z.nullable(z.string()) });
const times = z.object({ received: timeSchema, started: timeSchema, done: timeSchema });

/**
 * An instruction (管控指令), county > town > village: about a person whom the policy put under a measure, or an order to
 * an area. `name` is whole for the village that has to go there, masked at the desk.
 */
export const instructionSchema = z.object({
  id: idSchema,
  /** Counted in the county, for the paper and the telephone. */
  number: z.int(),
  /** Whom it is sent to: the village, or the town where no village is known. */
  area: areaCodeSchema,
  person: z.nullable(
    z.object({
      id: idSchema,
      name: z.string(),
      phone: z.nullable(z.string()),
      address: z.nullable(z.string()),
      colour: colourSchema,
      measure: measureSchema,
      verdict: verdictSchema,
    }),
  ),
  /** What an order says; empty where it is about a person. */
  text: z.string(),
  /** From when the clocks run: the person was known red or orange, or the order was given. */
  knownAt: timeSchema,
  due: times,
  steps: z.object({
    received: z.nullable(takenSchema),
    started: z.nullable(takenSchema),
    done: z.nullable(takenSchema),
  }),
  /** That its village was called and nobody answered: when last, by whom, and how often. Only desks are told. */
  called: z.optional(z.nullable(z.object({ at: timeSchema, by: z.string(), times: z.int() }))),
  /** Why it counts no more: the measure ended, another instruction took its place, or it was taken back. */
  ended: z.nullable(z.object({ at: timeSchema, why: z.enum(['released', 'replaced', 'withdrawn']) })),
});
export type Instruction = z.infer<typeof instructionSchema>;
export type Taken = NonNullable<Instruction['steps']['received']>;

/** When each step is due, from the policy's hours. */
export const dueAt = (
  knownAt: number,
  hours: { pushed: number; controlled: number; tested: number },
): Instruction['due'] => ({
  received: knownAt + hours.pushed * HOUR,
  started: knownAt + hours.controlled * HOUR,
  done: knownAt + hours.tested * HOUR,
});

const HOUR = 3_600_000;
