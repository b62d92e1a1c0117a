import { type EvidenceKey, MOST_EVIDENCE_KEYS } from '#domain/evidence/evidence-key';
import { fault, ok, type Result } from '#domain/result';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import { dropEvidenceSource, keepEvidenceSource, listEvidenceSources } from '../store/signed-lists';
import type { Db } from '../store/store';
import type { Keys } from './keys';
import { keysOfSource, publishEvidenceKeys } from './trust-lists';

/** The name of the WHO trust list among the sources; an issuer of SMART Health Cards is called by its address. */
export const GDHCN = 'gdhcn';

/** Keys of one source as they were read from its file. */
export type Loaded = { id: string; scheme: EvidenceKey['scheme']; keys: readonly EvidenceKey[] };

/**
 * Takes the keys of some sources in place of those that they had. `too-many`: all sources together would have more keys
 * than a list may. @returns the number of the list that phones get
 */
export async function loadSources(
  tx: Db,
  keys: Keys,
  by: { loaded: readonly Loaded[]; now: number },
): Promise<Result<number, 'too-many'>> {
  const { loaded, now } = by;
  const area = (await readCounty(tx))?.area ?? '';
  const replaced = new Set(loaded.map((one) => one.id));
  const others = (await listEvidenceSources(tx)).filter((one) => !replaced.has(one.id)).flatMap(keysOfSource);
  const count = others.length + loaded.reduce((sum, one) => sum + one.keys.length, 0);
  if (count > MOST_EVIDENCE_KEYS) return fault('too-many');
  for (const { id, scheme, keys: own } of loaded)
    await keepEvidenceSource(tx, { id, area, scheme, keys: JSON.stringify(own), loaded_at: now });
  const number = await publishEvidenceKeys(tx, keys, now);
  const payload = { number, sources: loaded.map(({ id, keys: own }) => ({ id, keys: own.length })) };
  await record(tx, [
    { at: now, actor: 'operator', action: 'evidence-keys-loaded', subject: null, area, payload },
  ]);
  return ok(number);
}

/** Forgets a source and its keys. @returns the number of the list that phones get, or null when there is no such source */
export async function forgetSource(
  tx: Db,
  keys: Keys,
  by: { id: string; now: number },
): Promise<number | null> {
  const { id, now } = by;
  if (!(await dropEvidenceSource(tx, id))) return null;
  const area = (await readCounty(tx))?.area ?? '';
  const number = await publishEvidenceKeys(tx, keys, now);
  const payload = { id, number };
  await record(tx, [
    { at: now, actor: 'operator', action: 'evidence-keys-removed', subject: null, area, payload },
  ]);
  return number;
}
