import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { verifyAudit } from '../audit/verify-audit';
import { readArguments } from './arguments';
import type { Command } from './command';

const FAULTS: Record<string, string> = {
  unreadable: 'it cannot be read',
  'out-of-place': 'it does not belong there',
  signature: "it is not signed by the county's key",
  chain: 'it does not follow the entry before it',
  hash: 'it was changed',
  payload: 'what it says was changed',
  'unknown-policy': 'the policy that it names is not in the file',
  colour: 'the colour does not come out of its facts and policy',
  'colour-before': 'the colour changed in between without an entry',
  'cut-off': 'something is missing here',
};

/** Verifies an exported day of the audit log, on any machine, without a county. */
export const verifyAuditFile: Command = {
  name: 'verify-audit',
  takes: 'FILE',
  does: 'compute every colour of an exported day again; names the first line that differs',
  async run({ args, terminal }) {
    const [path] = readArguments(args, { options: {}, words: 1 })?.words ?? [];
    if (path === undefined) return 'usage';
    if (!existsSync(path)) {
      terminal.tell(`There is no file ${path}.`);
      terminal.result({ holds: false, why: 'no-file' });
      return 'refused';
    }
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    const verified = await verifyAudit(lines);
    terminal.result(verified);
    if (!verified.holds) {
      terminal.tell(`Line ${verified.line}: ${FAULTS[verified.fault]}.`);
      return 'refused';
    }
    const { county, day, entries, colours, deleted, fingerprint } = verified;
    terminal.tell(`${county}, ${day}: ${entries} entries follow each other unchanged.`);
    terminal.tell(`${colours} colours computed again, all the same; ${deleted} deleted with their persons.`);
    terminal.tell(
      `Signed by the key with the fingerprint ${fingerprint}: compare it with what the county says.`,
    );
    return 'done';
  },
};
