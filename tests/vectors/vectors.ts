import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runHcert } from './hcert-vectors';
import { runShc } from './shc-vectors';
import type { Report } from './tally';

/**
 * `npm run vectors -- hcert DIR` runs the EU certificate vectors (format of dgc-testdata) under a folder,
 * `npm run vectors -- shc DIR --jwks FILE [--issuer URL]` SMART Health Card examples with their keys. Ends with 1 when
 * something was accepted that should not have been. The vectors are not part of this project.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jwks: { type: 'string' },
    issuer: { type: 'string', default: 'https://spec.smarthealth.cards/examples/issuer' },
  },
});

/** Paths are meant from where the command was typed. */
const from = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);

async function run([scheme, folder]: string[]): Promise<Report | null> {
  if (folder === undefined) return null;
  if (scheme === 'hcert') return runHcert(from(folder));
  if (scheme !== 'shc' || values.jwks === undefined) return null;
  return runShc(from(folder), { jwks: from(values.jwks), issuer: values.issuer });
}

const report = await run(positionals);
if (report === null)
  console.error('npm run vectors -- hcert DIR\nnpm run vectors -- shc DIR --jwks FILE [--issuer URL]');
else console.log(report.lines.join('\n'));
process.exitCode = report === null ? 2 : report.falseAccepts > 0 ? 1 : 0;
