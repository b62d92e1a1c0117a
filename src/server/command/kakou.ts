import { createInterface } from 'node:readline/promises';
import { runCommand } from './run-command';

/** The operator's command line: `npm run kakou -- COMMAND`. */

// Who reads only the first lines (`| head`) has enough; the work itself is done.
process.stdout.on('error', () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  confirm,
  now: Date.now,
});

/** A yes is typed in full, at a keyboard; whoever runs this from a script says what he means with a flag. */
async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const said = await asking.question(`${question} [yes/no] `);
  asking.close();
  return said.trim().toLowerCase() === 'yes';
}
