import { useBook } from './language';
import type { Books } from './library';

export type DutyWords = Books['duty']['duty'];

/** What is said of who is on duty, and of calls. */
export const useDutyWords = (): DutyWords => useBook('duty').duty;
