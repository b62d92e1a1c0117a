import type { Read } from '../checkpoint/scan/read-code';
import type { Carried, Person } from '../checkpoint/work/person';

/** Where the worker of a village post is. */
export type Where =
  | { at: 'roll' }
  | { at: 'instruction'; id: string }
  /** The round of follow-ups; `person` is whom it begins with, null for the list. */
  | { at: 'follow-ups'; person: string | null }
  /** Somebody of whom the village has to find out. */
  | { at: 'missing'; item: string }
  | { at: 'scan' }
  | { at: 'trouble'; read: Extract<Read, { is: 'trouble' }> }
  | { at: 'find'; carried: Carried }
  | { at: 'by-hand'; carried: Carried }
  | { at: 'asking'; person: Person };
