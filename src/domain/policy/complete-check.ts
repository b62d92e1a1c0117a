import type { Look, Step } from './facts';

/** The steps that were refused at this look, in their order. */
export function refusedSteps(look: Look): Step[] {
  const answers = [
    ['scan', look.scan],
    ['health', look.health],
    ['naat', look.naat],
    ['travel', look.travel],
    ['temperature', look.temperature],
  ] as const;
  return answers.filter(([, answer]) => answer === 'refused').map(([step]) => step);
}

/** True when every step has an answer and none was refused. */
export const isComplete = (look: Look): boolean =>
  ![look.scan, look.health, look.naat, look.travel, look.temperature].some(
    (answer) => answer === 'refused' || answer === 'unasked',
  );
