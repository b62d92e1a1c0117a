import { readConfig } from '../config';
import type { Command, Exit, Terminal } from './command';
import { COMMANDS } from './command-table';

/** What a command line runs with. Tests lend their own. */
export type Around = {
  env: Record<string, string | undefined>;
  out(line: string): void;
  err(line: string): void;
  confirm(question: string): Promise<boolean>;
  now(): number;
};

const CODES: Readonly<Record<Exit, number>> = { done: 0, refused: 1, usage: 2 };

/**
 * Runs one command line of the operator, `args` without the program's own name.
 * @returns the exit code: 0 done, 1 refused, 2 typed wrongly, 3 the county's data could not be opened or written
 */
export async function runCommand(args: readonly string[], around: Around): Promise<number> {
  const json = args.includes('--json');
  const words = args.filter((one) => one !== '--json');
  const found = commandOf(words);
  if (found === null) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    usage(asked ? around.out : around.err);
    return asked ? CODES.done : CODES.usage;
  }
  const config = readConfig([], around.env);
  if (!config.ok) {
    around.err(`these settings are wrong or unknown: ${config.fault.join(', ')}`);
    return CODES.usage;
  }
  const terminal: Terminal = {
    tell: (line) => (json ? undefined : around.out(line)),
    result: (value) => (json ? around.out(JSON.stringify(value)) : undefined),
    confirm: async (question) => !json && (await around.confirm(question)),
  };
  const { command, rest } = found;
  try {
    const exit = await command.run({ args: rest, config: config.value, terminal, now: around.now });
    if (exit === 'usage') around.err(`  kakou ${command.name} ${command.takes}`);
    return CODES[exit];
  } catch (error) {
    // The message may name values; the kind of error and the system's code do not.
    const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
    around.err(`kakou ${command.name}: not done, ${error instanceof Error ? error.name : 'failed'}${code}`);
    return 3;
  }
}

/** The command that the first two words, or the first one, name. */
function commandOf(words: readonly string[]): { command: Command; rest: string[] } | null {
  for (const count of [2, 1]) {
    const name = words.slice(0, count).join(' ');
    const command = COMMANDS.find((one) => one.name === name);
    if (command !== undefined) return { command, rest: words.slice(count) };
  }
  return null;
}

function usage(print: Around['out']): void {
  print('kakou COMMAND, for the county in KAKOU_DATA; --json gives one value for programs');
  const width = Math.max(...COMMANDS.map(({ name, takes }) => `${name} ${takes}`.trim().length));
  for (const { name, takes, does } of COMMANDS)
    print(`  ${`${name} ${takes}`.trim().padEnd(width)}  ${does}`);
}
