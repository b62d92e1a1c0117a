import type { Read } from '../scan/read-code';
import { type Asked, nextQuestion } from './asking';
import type { ChallengeWhy } from './challenges';
import type { Carried, Person } from './person';
import type { Kept, Shift } from './shift';
import { seatAt, type Vehicle } from './vehicle';

/** Where the worker is. What was answered lives in the vehicle; this is only which screen stands there. */
export type Where =
  | { at: 'direction' }
  | { at: 'scan' }
  | { at: 'trouble'; read: Extract<Read, { is: 'trouble' }> }
  /** `person` goes on by the document when their phone gives no answer; null where nothing says who they are. */
  | { at: 'challenge'; why: ChallengeWhy; person: Person | null }
  | { at: 'find'; carried: Carried }
  | { at: 'by-hand'; carried: Carried }
  | { at: 'heads' }
  | { at: 'ask'; seat: number; asked: Asked }
  | { at: 'sign'; seat: number }
  /** A certificate from elsewhere beside a question; `texts` are codes of it that the camera saw already. */
  | { at: 'certificate'; seat: number; asked: Asked; texts: readonly string[] }
  | { at: 'car' };

/** Where a page that was just opened begins: exactly where the work was left. */
export function resume(shift: Shift, kept: Kept): Where {
  if (shift.entering === null) return { at: 'direction' };
  if (kept.arrived !== null) return { at: 'heads' };
  if (kept.vehicle === null) return { at: 'scan' };
  return kept.seat === null ? { at: 'car' } : afterAnswer(kept.vehicle, kept.seat);
}

/** The next question of a seat, its sign when all are answered, or the vehicle when nobody is asked there. */
export function afterAnswer(vehicle: Vehicle, seat: number): Where {
  const open = seatAt(vehicle, seat);
  if (open.is !== 'open') return { at: 'car' };
  const asked = nextQuestion(open);
  return asked === null ? { at: 'sign', seat } : { at: 'ask', seat, asked };
}
