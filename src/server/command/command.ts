import type { Config } from '../config';

/** Where a command says what it did. The operator reads `tell`; a program reads the one value of `--json`. */
export type Terminal = {
  /** A line for people; nothing of it is written under `--json`. */
  tell(line: string): void;
  /** What the command came to, for programs: written under `--json` only, once. Never a person's data. */
  result(value: unknown): void;
  /** Asks for a yes at the keyboard. False without one, as in a script. */
  confirm(question: string): Promise<boolean>;
};

/** What a command is given: the words after its name, where the county's data lies, and the clock (ms UTC). */
export type Asked = {
  args: readonly string[];
  config: Pick<Config, 'data' | 'db'>;
  terminal: Terminal;
  now(): number;
};

/** `done` 0, `refused` 1 (nothing was changed), `usage` 2 (what was typed makes no sense). */
export type Exit = 'done' | 'refused' | 'usage';

/** One command of the operator. Files are named after it; `command-table.ts` lists them all. */
export type Command = {
  /** One or two words, as they are typed. */
  name: string;
  /** What may follow the name, for the list of commands; `--json` may always. */
  takes: string;
  /** What it does, in a line. */
  does: string;
  run(asked: Asked): Promise<Exit>;
};
