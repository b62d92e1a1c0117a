import { type Draft, personAt } from './draft';

/** The questions about everybody in the vehicle, and those about one person (place in the party, from 0). */
export type Step =
  | {
      ask:
        | 'who'
        | 'size'
        | 'vehicle'
        | 'plate'
        | 'origin'
        | 'stops'
        | 'when'
        | 'destination'
        | 'entry'
        | 'check';
    }
  | { ask: 'person' | 'together' | 'places' | 'health' | 'naat'; index: number };

/** Vehicles that have a plate which a checkpoint reads. */
const PLATED: readonly string[] = ['car', 'coach', 'truck', 'motorbike'];

/** Every question of this draft in its order; which there are depends on what was answered. */
export function stepsOf(draft: Draft): Step[] {
  const plated = draft.trip.vehicle === null || PLATED.includes(draft.trip.vehicle);
  const people = Array.from({ length: draft.size ?? 1 }, (_, index) => personSteps(draft, index)).flat();
  return [
    { ask: 'who' },
    { ask: 'size' },
    { ask: 'vehicle' },
    ...(plated ? [{ ask: 'plate' } as const] : []),
    { ask: 'origin' },
    { ask: 'stops' },
    { ask: 'when' },
    { ask: 'destination' },
    { ask: 'entry' },
    ...people,
    { ask: 'check' },
  ];
}

function personSteps(draft: Draft, index: number): Step[] {
  const { together } = personAt(draft, index);
  const own = index === 0 || together === 'apart';
  return [
    { ask: 'person', index },
    ...(index === 0 ? [] : [{ ask: 'together', index } as const]),
    ...(own ? [{ ask: 'places', index } as const] : []),
    { ask: 'health', index },
    ...(own || together === 'places' ? [{ ask: 'naat', index } as const] : []),
  ];
}

/** The step's own part of the address, for example `vehicle` or `2-health`. Says nothing of who is travelling. */
export const addressOf = (step: Step): string =>
  'index' in step ? `${step.index + 1}-${step.ask}` : step.ask;

/** The step that an address names, when this draft has it. */
export const stepAt = (draft: Draft, address: string | undefined): Step | undefined =>
  stepsOf(draft).find((step) => addressOf(step) === address);

/** The question after this one. */
export function stepAfter(draft: Draft, step: Step): Step {
  const steps = stepsOf(draft);
  const at = steps.findIndex((one) => addressOf(one) === addressOf(step));
  return steps[at + 1] ?? { ask: 'check' };
}
