import { toBase64Url } from '../bytes';
import { bytesOf } from '../pass/cbor';
import { passMessage } from '../pass/pass-bytes';
import { fault, ok, type Result } from '../result';
import { decodeLooseCbor, untagged } from './loose-cbor';

/** Tags that may stand round the message: COSE_Sign1 and CWT. Some issuers leave both out. */
const TAGS = [18, 61] as const;
const ALGORITHM = 1;
const CRITICAL = 2;
const KID = 4;
const LONGEST_KID = 64;

/** A COSE_Sign1 message taken apart, nothing of it believed yet. */
export type CoseMessage = {
  /** COSE label of the algorithm that the header claims, null when it claims none. */
  algorithm: number | null;
  /** Key id as base64url, null when the header names none. */
  kid: string | null;
  payload: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
  /** What the issuer signed (RFC 9052 section 4.4). */
  message: Uint8Array<ArrayBuffer>;
};

/**
 * Takes a COSE_Sign1 message apart. Algorithm and key id are looked for in the protected header first, then in the
 * unprotected one, where some countries put them: the trusted key has to agree with either. Critical headers that we
 * do not know refuse the message, as the standard wants.
 */
export function parseCose(bytes: Uint8Array): Result<CoseMessage, 'not-cose'> {
  const decoded = decodeLooseCbor(bytes);
  const parts = decoded.ok ? untagged(decoded.value, TAGS) : null;
  if (!Array.isArray(parts) || parts.length !== 4) return fault('not-cose');
  const signed = bytesOf(parts[0]);
  const payload = bytesOf(parts[2]);
  const signature = bytesOf(parts[3]);
  const open: unknown = parts[1];
  if (signed === null || payload === null || signature === null || !(open instanceof Map))
    return fault('not-cose');
  const header = headerOf(signed);
  if (header === null || header.has(CRITICAL)) return fault('not-cose');
  const algorithm: unknown = header.get(ALGORITHM) ?? open.get(ALGORITHM);
  const kid = bytesOf(header.get(KID) ?? open.get(KID));
  return ok({
    algorithm: typeof algorithm === 'number' ? algorithm : null,
    kid: kid === null || kid.length === 0 || kid.length > LONGEST_KID ? null : toBase64Url(kid),
    payload,
    signature,
    message: passMessage(signed, payload),
  });
}

/** The protected header; an empty one may be written as no bytes at all. */
function headerOf(bytes: Uint8Array): Map<unknown, unknown> | null {
  if (bytes.length === 0) return new Map();
  const decoded = decodeLooseCbor(bytes);
  return decoded.ok && decoded.value instanceof Map ? decoded.value : null;
}
