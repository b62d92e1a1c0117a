import type { Saying } from '../record/record';
import type { PassSeen } from './check';

/**
 * The number of the pass that a check or an arrival was about, so that a second use at a post is noticed; null where
 * there was none. A borrowed one was not used: its owner may come yet.
 */
export function passUsed(saying: Saying): string | null {
  switch (saying.kind) {
    case 'check': {
      const { subject, scan } = saying.body;
      return subject.pass ?? (scan.answer === 'done' ? usedNumber(scan.pass) : null);
    }
    case 'arrival':
      return saying.body.subject.pass ?? usedNumber(saying.body.pass);
    default:
      return null;
  }
}

const usedNumber = ({ state, number }: PassSeen): string | null =>
  state === 'borrowed' ? null : (number ?? null);
