import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runHcert } from './hcert-vectors';
import { runShc } from './shc-vectors';

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

const [scheme, folder] = positionals;
if (folder !== undefined && scheme === 'hcert') process.exitCode = (await runHcert(from(folder))) > 0 ? 1 : 0;
else if (folder !== undefined && scheme === 'shc' && values.jwks !== undefined)
  process.exitCode =
    (await runShc(from(folder), { jwks: from(values.jwks), issuer: values.issuer })) > 0 ? 1 : 0;
else {
  console.error('npm run vectors -- hcert DIR\nnpm run vectors -- shc DIR --jwks FILE [--issuer URL]');
  process.exitCode = 2;
}
