import { importGdhcn } from '#domain/evidence/import-gdhcn';
import { GDHCN } from '../county/evidence-sources';
import { endOfDay, readArguments, readJsonFile } from './arguments';
import type { Command } from './command';
import { loadEvidence, refuseLoad } from './load-evidence';

const OPTIONS = { until: { type: 'string' } } as const;
const YEAR = 365 * 24 * 3_600_000;

/** Takes the keys of the WHO GDHCN trust list, in place of those that were loaded before. */
export const loadHcert: Command = {
  name: 'trust load-hcert',
  takes: 'FILE [--until DAY]',
  does: 'take the keys of the WHO trust list (DID document or JWK list) for EU and WHO certificates',
  async run(asked) {
    const typed = readArguments(asked.args, { options: OPTIONS, words: 1 });
    const [path] = typed?.words ?? [];
    if (typed === null || path === undefined) return 'usage';
    const day = typed.values.until;
    const until = day === undefined ? asked.now() + YEAR : endOfDay(day);
    if (until === null) return 'usage';
    const document = readJsonFile(path);
    if (!document.ok) return refuseLoad(asked, document.fault);
    const imported = importGdhcn(document.value, { until });
    if (!imported.ok) return refuseLoad(asked, imported.fault);
    return await loadEvidence(asked, [{ id: GDHCN, scheme: 'hcert', ...imported.value }]);
  },
};
