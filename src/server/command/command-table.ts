import type { Command } from './command';

/** Every command of the operator, in the order in which they are listed. */
export const COMMANDS: readonly Command[] = [];
