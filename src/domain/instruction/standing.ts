import { INSTRUCTION_STEPS, type Instruction, type StepName } from './instruction';

/** Not received after this long, somebody has to telephone: the app is closed or there is no signal. */
export const CALL_AFTER = 10 * 60_000;
/** What is over its time is the town's for so long, then the county's. */
const TOWN_HAS = 60 * 60_000;

/** Who has to see to an instruction now. */
export type Tier = 'village' | 'town' | 'county';

/** Where an instruction stands at a moment. */
export type InstructionStanding =
  | { is: 'ended' | 'done' }
  | {
      is: 'open';
      /** The step that comes next, and when it is due, ms UTC. */
      next: StepName;
      due: number;
      /** How long it is over its time, ms; 0 while it is not. */
      late: number;
      tier: Tier;
      /** Nobody has received it: telephone. */
      call: boolean;
    };

/**
 * Where an instruction stands. A later step tells of the earlier ones: who was tested was found. What is over its time
 * goes to the tier above by itself, and on from there.
 * @param now ms UTC
 */
export function standingOf(
  instruction: Pick<Instruction, 'knownAt' | 'due' | 'steps' | 'ended'>,
  now: number,
): InstructionStanding {
  if (instruction.ended !== null) return { is: 'ended' };
  const next = nextStep(instruction.steps);
  if (next === null) return { is: 'done' };
  const due = instruction.due[next];
  const late = Math.max(0, now - due);
  const tier = late === 0 ? 'village' : late <= TOWN_HAS ? 'town' : 'county';
  const call = next === 'received' && now - instruction.knownAt > CALL_AFTER;
  return { is: 'open', next, due, late, tier, call };
}

/** The first step after the last that was taken; null when all are. */
export function nextStep(steps: Instruction['steps']): StepName | null {
  const last = INSTRUCTION_STEPS.findLastIndex((step) => steps[step] !== null);
  return INSTRUCTION_STEPS[last + 1] ?? null;
}

/** What has to be seen to first: what is open before what is not, the nearest limit before the farther. */
export function byUrgency(now: number): (a: Instruction, b: Instruction) => number {
  const limit = (one: Instruction) => {
    const standing = standingOf(one, now);
    return standing.is === 'open' ? standing.due : Number.POSITIVE_INFINITY;
  };
  return (a, b) => {
    const [first, second] = [limit(a), limit(b)];
    return first === second ? b.number - a.number : first - second;
  };
}
