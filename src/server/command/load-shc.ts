import { importShcJwks, shcIssuersOf } from '#domain/evidence/import-shc';
import { sha256 } from '../county/trusted-counties';
import { endOfDay, readArguments, readJsonFile } from './arguments';
import type { Command } from './command';
import { type Imported, loadEvidence, refuseLoad } from './load-evidence';

const OPTIONS = { issuer: { type: 'string' }, until: { type: 'string' } } as const;
const YEAR = 365 * 24 * 3_600_000;

/** Takes the keys of issuers of SMART Health Cards: one issuer's key set, or a snapshot of a directory of issuers. */
export const loadShc: Command = {
  name: 'trust load-shc',
  takes: 'FILE [--issuer URL] [--until DAY]',
  does: "take a SMART Health Cards issuer's keys (JWKS with --issuer, or a directory snapshot)",
  async run(asked) {
    const typed = readArguments(asked.args, { options: OPTIONS, words: 1 });
    const [path] = typed?.words ?? [];
    if (typed === null || path === undefined) return 'usage';
    const { issuer, until: day } = typed.values;
    const until = day === undefined ? asked.now() + YEAR : endOfDay(day);
    if (until === null || (issuer !== undefined && !isAddress(issuer))) return 'usage';
    const document = readJsonFile(path);
    if (!document.ok) return refuseLoad(asked, document.fault);
    const sets =
      issuer === undefined ? shcIssuersOf(document.value) : [{ iss: issuer, jwks: document.value }];
    const imported: Imported[] = [];
    for (const { iss, jwks } of sets) {
      const read = await importShcJwks(jwks, { iss, until, sha256 });
      if (!read.ok) return refuseLoad(asked, read.fault);
      imported.push({ id: iss, scheme: 'shc', ...read.value });
    }
    return sets.length === 0 ? refuseLoad(asked, 'not-a-list') : await loadEvidence(asked, imported);
  },
};

/** The standard has issuers with `https`, and without a slash at the end. */
const isAddress = (text: string): boolean =>
  /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(text) && !text.endsWith('/') && text.length <= 200;
