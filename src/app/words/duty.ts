import { useBook } from './language';
import type { Books } from './library';

export type DutyWords = Books['duty']['duty'];

/** What is said of who is on duty, of calls, and of knocking at phones. */
export const useDutyWords = (): DutyWords => useBook('duty').duty;
