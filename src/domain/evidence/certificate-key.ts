import { toBase64Url } from '../bytes';
import type { Sha256 } from '../pass/es256';
import { fault, ok, type Result } from '../result';
import { type Certificate, readCertificate } from './certificate';
import { algorithmOf, EVIDENCE_KINDS, type EvidenceKey, type EvidenceKind } from './evidence-key';
import type { KeyRefusal } from './listed-key';

/** The key of one signing certificate (DER): its kid is the first 8 bytes of the certificate's SHA-256. */
export async function keyOfCertificate(
  der: Uint8Array<ArrayBuffer>,
  sha256: Sha256,
): Promise<Result<EvidenceKey, KeyRefusal['why']>> {
  const certificate = readCertificate(der);
  if (certificate === null) return fault('not-a-key');
  const kid = toBase64Url((await sha256(der)).subarray(0, 8));
  const key = certificateKey(certificate, { kid, iss: certificate.country ?? '?' });
  return typeof key === 'string' ? fault(key) : ok(key);
}

/** The key of a certificate under the names that a trust list gives it, or why it is none. */
export function certificateKey(
  { key, notBefore, notAfter, extendedUses }: Certificate,
  names: { kid: string; iss: string },
): EvidenceKey | KeyRefusal['why'] {
  if (key === null) return 'kind-of-key';
  const uses = usesOf(extendedUses);
  return { scheme: 'hcert', ...names, alg: algorithmOf(key), key, notBefore, notAfter, uses };
}

/** 1.3.6.1.4.1.1847.2021.1 as registered, and with a 0 in it as most countries wrote it. */
const HCERT_USE = /^1\.3\.6\.1\.4\.1\.(?:0\.)?1847\.2021\.1\.([123])$/;
const BY_NUMBER: Readonly<Record<string, EvidenceKind>> = { 1: 'test', 2: 'vaccination', 3: 'recovery' };
/** ICAO signers of visible digital seals: keys of another scheme. */
const OTHER_SCHEME = /^2\.23\.136\.1\.1\.14(?:\.|$)/;

/**
 * What a certificate lets its key vouch for. Without a use of this scheme everything is allowed (EU technical
 * specifications volume 1, 3.3.3), unless the use is that of another scheme: then nothing is.
 */
function usesOf(extendedUses: readonly string[]): EvidenceKind[] {
  const own = EVIDENCE_KINDS.filter((kind) =>
    extendedUses.some((oid) => BY_NUMBER[HCERT_USE.exec(oid)?.[1] ?? ''] === kind),
  );
  if (own.length > 0) return own;
  return extendedUses.some((oid) => OTHER_SCHEME.test(oid)) ? [] : [...EVIDENCE_KINDS];
}
