import { decodeBase45 } from '../pass/base45';
import { fault, ok, type Result } from '../result';
import { type CoseMessage, parseCose } from './cose';
import type { Evidence } from './evidence';
import type { EvidenceKey, EvidenceTrust } from './evidence-key';
import { type HcertContent, readHcertContent } from './hcert-content';
import { unzlib } from './inflate';
import { decodeLooseCbor, plainOf } from './loose-cbor';
import { msOfSeconds } from './moment';
import { type EvidencePorts, findSigner, judgeDates, type SignedFault, type Span } from './signer';

const PREFIX = 'HC1:';
/** More than any QR code holds. */
const LONGEST_TEXT = 8192;
const MOST_UNPACKED = 16_384;

/** COSE labels of the algorithms (RFC 9053, RFC 8230) by the names of the trusted keys. */
const ALGORITHMS = new Map([
  [-7, 'ES256'],
  [-37, 'PS256'],
]);

/** A fault of its own for each layer, in the order of the layers. */
export type HcertFault =
  | { code: 'not-hcert' | 'not-base45' | 'compression' | 'not-cose' | 'not-cbor' }
  | SignedFault;

/** The claims of a certificate (CWT, RFC 8392), nothing of them believed yet. */
export type HcertClaims = Span & { content: unknown };

/** Text of a QR code to the bytes of the COSE message. */
export function unpackHcert(text: string): Result<Uint8Array<ArrayBuffer>, HcertFault> {
  const found = text.trimStart();
  if (!found.startsWith(PREFIX)) return fault({ code: 'not-hcert' });
  // Hardware scanners end what they read with a line end, and copying adds blanks. A blank is a letter of base45 too.
  const letters = found.slice(PREFIX.length).replace(/[\r\n]+$/, '');
  const unpacked = unpack(letters);
  const bare = letters.trimEnd();
  return unpacked.ok || bare === letters ? unpacked : unpack(bare);
}

function unpack(letters: string): Result<Uint8Array<ArrayBuffer>, HcertFault> {
  const packed = letters.length > LONGEST_TEXT ? null : decodeBase45(letters);
  if (!packed?.ok) return fault({ code: 'not-base45' });
  const bytes = unzlib(packed.value, MOST_UNPACKED);
  return bytes === null ? fault({ code: 'compression' }) : ok(bytes);
}

/** The claims in a signed payload: 4 exp must be there, 6 iat and 5 nbf may be, -260 key 1 is the content. */
export function readClaims(payload: Uint8Array): Result<HcertClaims, 'not-cbor'> {
  const decoded = decodeLooseCbor(payload);
  if (!decoded.ok || !(decoded.value instanceof Map)) return fault('not-cbor');
  const claims: Map<unknown, unknown> = decoded.value;
  const until = msOfSeconds(plainOf(claims.get(4)));
  if (until === null) return fault('not-cbor');
  const starts = [claims.get(5), claims.get(6)]
    .map((value) => msOfSeconds(plainOf(value)))
    .filter((value) => value !== null);
  const health = claims.get(-260);
  return ok({
    from: starts.length === 0 ? null : Math.max(...starts),
    until,
    content: health instanceof Map ? plainOf(health.get(1)) : null,
  });
}

/**
 * Verifies an EU DCC or WHO GDHCN certificate offline, in the order of `HcertFault`. `now` in ms UTC, corrected by
 * the offset measured at the last sync.
 */
export async function verifyHcert(
  text: string,
  trust: Pick<EvidenceTrust, 'keys'>,
  { now, ports }: { now: number; ports: EvidencePorts },
): Promise<Result<Evidence, HcertFault>> {
  const bytes = unpackHcert(text);
  if (!bytes.ok) return bytes;
  const cose = parseCose(bytes.value);
  if (!cose.ok) return fault({ code: cose.fault });
  return verifyCose(cose.value, trust.keys, { now, ports });
}

async function verifyCose(
  cose: CoseMessage,
  keys: readonly EvidenceKey[],
  { now, ports }: { now: number; ports: EvidencePorts },
): Promise<Result<Evidence, HcertFault>> {
  const claims = readClaims(cose.payload);
  if (!claims.ok) return fault({ code: claims.fault });
  const alg = cose.algorithm === null ? null : (ALGORITHMS.get(cose.algorithm) ?? null);
  const signer = await findSigner(
    { ...cose, alg },
    keys.filter((key) => key.scheme === 'hcert'),
    ports.verify,
  );
  if (!signer.ok) return signer;
  const late = judgeDates(claims.value, signer.value, now);
  if (late !== null) return fault(late);
  const content = readHcertContent(claims.value.content);
  if (content === null) return fault({ code: 'unreadable', kid: signer.value.kid });
  return evidenceOf(content, claims.value, signer.value);
}

function evidenceOf(
  { kinds, test, person, until }: HcertContent,
  claims: HcertClaims,
  { kid, iss, uses, notAfter }: EvidenceKey,
): Result<Evidence, HcertFault> {
  const beyond = kinds.find((kind) => !uses.includes(kind));
  if (beyond !== undefined) return fault({ code: 'key-use', kid, kind: beyond });
  const ends = [until, claims.until, notAfter].filter((end) => end !== null);
  return ok({
    scheme: 'hcert',
    issuer: iss,
    kid,
    kind: kinds[0],
    ...test,
    person,
    validUntil: Math.min(...ends),
  });
}
