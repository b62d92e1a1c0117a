import type { Device } from '#device/device';
import type { Evidence } from '#domain/evidence/evidence';
import type { EvidenceKind } from '#domain/evidence/evidence-key';
import { type DeclaredPerson, matchesPerson } from '#domain/evidence/same-person';
import { type CertificateFault, verifyCertificate } from '#domain/evidence/verify-certificate';
import { recognise } from '#domain/pass/recognise';

/** Which list of keys was asked, and how old it was then. */
export type AskedList = { number: number; ageMs: number };

/** What can be wrong with a whole certificate, by what the worker is told of it. */
export type CertificateTrouble =
  | { code: 'damaged' | 'no-list' | 'wrong-algorithm' | 'bad-signature' | 'unreadable' | 'key-use' }
  | { code: 'unknown-key'; list: AskedList }
  | { code: 'not-yet-valid' | 'expired'; at: number };

/** What a scanned text led to. Nothing of the certificate outlives it but what the worker compares. */
export type Outcome =
  /** A health card in several codes; `texts` are those scanned so far. */
  | { is: 'parts'; texts: readonly string[]; of: number; anew: boolean }
  | { is: 'not-one' }
  | { is: 'trouble'; trouble: CertificateTrouble }
  | { is: 'no-test'; kind: Exclude<EvidenceKind, 'test'> }
  | { is: 'test'; evidence: Evidence; list: AskedList; match: ReturnType<typeof matchesPerson> };

/** What is needed of the phone. */
export type CertificateReader = Pick<Device, 'now' | 'known' | 'verifyEvidence' | 'sha256'>;

/**
 * Reads one scanned text beside those scanned before of the same card, offline.
 * @param person whom the worker has before them, for the comparison only
 */
export async function readCertificate(
  text: string,
  before: readonly string[],
  { device, person }: { device: CertificateReader; person: DeclaredPerson },
): Promise<Outcome> {
  const { kind } = recognise(text);
  if (kind !== 'hcert' && kind !== 'shc') return { is: 'not-one' };
  const others = kind === 'hcert' ? [] : before.filter((one) => one !== text);
  const outcome = await verify([...others, text], { device, person });
  // The codes contradict each other: the new one is of another card, and counts.
  if (outcome === 'mixed') {
    const alone = await verify([text], { device, person });
    return alone === 'mixed' ? DAMAGED : alone.is === 'parts' ? { ...alone, anew: true } : alone;
  }
  return outcome;
}

const DAMAGED: Outcome = { is: 'trouble', trouble: { code: 'damaged' } };

type By = { device: CertificateReader; person: DeclaredPerson };

async function verify(texts: readonly string[], { device, person }: By): Promise<Outcome | 'mixed'> {
  const now = device.now();
  const trust = device.known.value().evidence ?? null;
  const list = { number: trust?.number ?? 0, ageMs: now - (trust?.asOf ?? now) };
  const ports = { verify: device.verifyEvidence, sha256: device.sha256 };
  const verified = await verifyCertificate(texts, trust, { now, ports });
  if (verified.ok) {
    const evidence = verified.value;
    if (evidence.kind !== 'test') return { is: 'no-test', kind: evidence.kind };
    return { is: 'test', evidence, list, match: matchesPerson(evidence.person, person) };
  }
  const { fault } = verified;
  if (fault.code === 'chunks-mixed') return 'mixed';
  if (fault.code === 'chunks-missing') return { is: 'parts', texts, of: fault.of, anew: false };
  return { is: 'trouble', trouble: troubleOf(fault, list) };
}

type Final = Exclude<CertificateFault, { code: 'chunks-missing' | 'chunks-mixed' }>;

/** Which layer broke is the programmer's concern; the worker needs to know that it is not whole. */
function troubleOf(fault: Final, list: AskedList): CertificateTrouble {
  switch (fault.code) {
    case 'no-list':
    case 'wrong-algorithm':
    case 'bad-signature':
    case 'unreadable':
    case 'key-use':
      return { code: fault.code };
    case 'unknown-key':
      return { code: 'unknown-key', list };
    case 'not-yet-valid':
      return { code: 'not-yet-valid', at: fault.from };
    case 'expired':
      return { code: 'expired', at: fault.since };
    case 'not-hcert':
    case 'not-base45':
    case 'compression':
    case 'not-cose':
    case 'not-cbor':
    case 'not-shc':
    case 'not-numeric':
    case 'not-jws':
    case 'not-json':
    case 'not-claims':
      return { code: 'damaged' };
  }
}
