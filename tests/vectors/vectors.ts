import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runHcert } from './hcert-vectors';
import { linesOf } from './report-lines';
import { runShc } from './shc-vectors';
import type { Report } from './tally';

/**
 * `npm run vectors -- hcert DIR` runs the EU certificate vectors (format of dgc-testdata) under a folder,
 * `npm run vectors -- shc DIR --jwks FILE [--issuer URL] [--now TIME]` SMART Health Card examples with their keys;
 * `--json` prints the report as JSON. Ends with 1 when something was accepted that should not have been, when something
 * threw, or when no vector was found. The vectors are not part of this project.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jwks: { type: 'string' },
    issuer: { type: 'string', default: 'https://spec.smarthealth.cards/examples/issuer' },
    now: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** Paths are meant from where the command was typed. */
const from = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);

async function run([scheme, folder]: string[]): Promise<Report | null> {
  if (folder === undefined) return null;
  if (scheme === 'hcert') return runHcert(from(folder));
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (scheme !== 'shc' || values.jwks === undefined || Number.isNaN(now)) return null;
  return runShc(from(folder), { jwks: from(values.jwks), issuer: values.issuer, now });
}

const report = await run(positionals);
if (report === null)
  console.error(
    'npm run vectors -- hcert DIR [--json]\nnpm run vectors -- shc DIR --jwks FILE [--issuer URL] [--now TIME] [--json]',
  );
else console.log(values.json ? JSON.stringify(report, null, 2) : linesOf(report).join('\n'));

/** Nothing found proves nothing. */
const isGood = ({ vectors, falseAccepts, threw }: Report): boolean =>
  vectors > 0 && falseAccepts.length + threw.length === 0;
process.exitCode = report === null ? 2 : isGood(report) ? 0 : 1;
