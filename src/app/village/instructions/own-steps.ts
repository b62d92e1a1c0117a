import * as z from 'zod/mini';
import { idSchema, timeSchema } from '#domain/field';
import {
  INSTRUCTION_STEPS,
  type Instruction,
  instructionStepNameSchema,
  type StepName,
} from '#domain/instruction/instruction';

/** Steps that this phone recorded itself: the county may not have heard of them yet. Kept on the phone. */
export const ownStepsSchema = z.array(
  z.object({
    instruction: idSchema,
    step: instructionStepNameSchema,
    at: timeSchema,
    by: z.string(),
    note: z.nullable(z.string()),
  }),
);
export type OwnSteps = z.infer<typeof ownStepsSchema>;

/** An instruction with what this phone said of it besides what the county knows. */
export function withOwnSteps(instruction: Instruction, own: OwnSteps): Instruction {
  const steps = { ...instruction.steps };
  for (const name of INSTRUCTION_STEPS) steps[name] ??= saidOf(own, instruction.id, name);
  return { ...instruction, steps };
}

function saidOf(own: OwnSteps, instruction: string, step: StepName): Instruction['steps'][StepName] {
  const said = own.find((one) => one.instruction === instruction && one.step === step);
  return said === undefined ? null : { at: said.at, by: said.by, note: said.note };
}

/** One step more; what the county does not name any more is let go. */
export const addOwnStep = (
  own: OwnSteps,
  step: OwnSteps[number],
  known: readonly Instruction[],
): OwnSteps => [step, ...own.filter((one) => known.some(({ id }) => id === one.instruction))];
