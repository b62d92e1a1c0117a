import type { Instruction, StepName } from '#domain/instruction/instruction';
import type { InstructionStanding } from '#domain/instruction/standing';
import { useBook } from './language';
import type { Books } from './library';

export type InstructionWords = Books['instructions']['instructions'];

/** What is said of instructions, in the village and at the desk. */
export const useInstructionWords = (): InstructionWords => useBook('instructions').instructions;

/** A span of time to the minute: 1 h 20 min; from two days on in days. */
export function durationText(ms: number, words: InstructionWords): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes >= 2 * 1440) return words.days(Math.floor(minutes / 1440));
  return words.duration(Math.floor(minutes / 60), minutes % 60);
}

/** Where an instruction stands, in a few words: what is next, and how long there is. */
export function standingText(
  instruction: Instruction,
  standing: InstructionStanding,
  { now, words }: { now: number; words: InstructionWords },
): { what: string; clock: string | null } {
  switch (standing.is) {
    case 'done':
      return { what: words.allDone, clock: null };
    case 'ended':
      return { what: words.ended[instruction.ended?.why ?? 'released'], clock: null };
    case 'open': {
      const what = nextWords(instruction, words)[standing.next];
      if (standing.late > 0) return { what, clock: words.late(durationText(standing.late, words)) };
      return { what, clock: words.left(durationText(standing.due - now, words)) };
    }
  }
}

/** What steps are called: of a person, or of an order. */
export const stepWords = ({ person }: Instruction, words: InstructionWords): Record<StepName, string> =>
  person === null ? words.orderStep : words.step;

const nextWords = ({ person }: Instruction, words: InstructionWords): Record<StepName, string> =>
  person === null ? words.orderNext : words.next;

/** What the desk says of objections. */
export const useObjectionWords = (): Books['instructions']['objections'] =>
  useBook('instructions').objections;
