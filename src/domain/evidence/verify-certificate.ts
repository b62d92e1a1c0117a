import { fault, type Result } from '../result';
import type { Evidence } from './evidence';
import type { EvidenceTrust } from './evidence-key';
import { type HcertFault, verifyHcert } from './hcert';
import { type ShcFault, verifyShc } from './shc';
import type { EvidencePorts } from './signer';

export type CertificateFault =
  | HcertFault
  | ShcFault
  /** No list of keys is here yet: nothing can be said of who signed. */
  | { code: 'no-list' };

const HEALTH_CARD = /^\s*shc:\//i;

/**
 * Verifies a certificate from elsewhere offline, whichever scheme it is of. `texts` are all codes that were scanned of
 * it: one, or the chunks of a health card in any order. `trust` is null while no list of keys is known. `now` in ms UTC,
 * corrected by the offset measured at the last sync.
 */
export async function verifyCertificate(
  texts: readonly string[],
  trust: EvidenceTrust | null,
  at: { now: number; ports: EvidencePorts },
): Promise<Result<Evidence, CertificateFault>> {
  const [first = ''] = texts;
  const keys = trust?.keys ?? [];
  const verified = HEALTH_CARD.test(first)
    ? await verifyShc(texts, { keys }, at)
    : await verifyHcert(first, { keys }, at);
  return trust === null && !verified.ok && verified.fault.code === 'unknown-key'
    ? fault({ code: 'no-list' })
    : verified;
}
