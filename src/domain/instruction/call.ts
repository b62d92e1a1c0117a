import type { Instruction } from './instruction';
import { CALL_AFTER, standingOf } from './standing';

/** Whom nobody answered is called again so much later, ms. */
export const CALL_AGAIN = 10 * 60_000;

/**
 * When the village of an instruction is to be called, ms UTC: ten minutes after it became known, and ten after each call
 * that nobody answered; null when it has been received, or counts no more.
 */
export function callAt(
  instruction: Pick<Instruction, 'knownAt' | 'due' | 'steps' | 'ended' | 'called'>,
): number | null {
  const { knownAt, called } = instruction;
  const first = knownAt + CALL_AFTER;
  const standing = standingOf(instruction, first + 1);
  if (standing.is !== 'open' || !standing.call) return null;
  return called == null ? first : Math.max(first, called.at + CALL_AGAIN);
}
