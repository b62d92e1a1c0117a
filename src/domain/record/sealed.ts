import { concat, toHex } from '../bytes';
import { fault, ok, type Result } from '../result';

/**
 * The bytes of a sealed record. The phone keeps, sends and hands on these bytes and nothing else; their SHA-256 is the
 * hash that an acknowledgement names.
 *
 * ```
 * version 1 | key id 4 | session 8 | iv 12 | AES-256-GCM ciphertext and tag
 * ```
 *
 * `key id` names the server's sealing key, `session` the HPKE encapsulation (RFC 9180, DHKEM P-256 HKDF-SHA256,
 * AES-256-GCM) made once at each start of the app: the first 8 bytes of its SHA-256. The record's key is exported from
 * that encapsulation; the first 13 bytes are the additional data, so that no record can be moved to another session.
 */
const VERSION = 1;
const HEADER = 13;
const IV = 12;
const TAG = 16;

/** What both sides feed to HPKE: context and name of the exported key. Changing either makes another format. */
export const SEAL_INFO = 'kakou-record-1';
export const SEAL_EXPORT = 'kakou-record-key';

export type SealedParts = {
  /** First 4 bytes of the SHA-256 of the server's sealing key. */
  keyId: Uint8Array;
  /** First 8 bytes of the SHA-256 of the encapsulation. */
  session: Uint8Array;
  iv: Uint8Array;
  ciphertext: Uint8Array;
};

/** The header that is authenticated with the ciphertext: version, key id, session. */
export function sealedHeader(keyId: Uint8Array, session: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(new Uint8Array([VERSION]), keyId, session);
}

/** The parts of a sealed record as one run of bytes. */
export function joinSealed(parts: SealedParts): Uint8Array<ArrayBuffer> {
  return concat(sealedHeader(parts.keyId, parts.session), parts.iv, parts.ciphertext);
}

/** The parts of a sealed record; nothing is decrypted. */
export function splitSealed(bytes: Uint8Array): Result<SealedParts, 'too-short' | 'newer-version'> {
  if (bytes.length < HEADER + IV + TAG) return fault('too-short');
  if (bytes[0] !== VERSION) return fault('newer-version');
  return ok({
    keyId: bytes.subarray(1, 5),
    session: bytes.subarray(5, HEADER),
    iv: bytes.subarray(HEADER, HEADER + IV),
    ciphertext: bytes.subarray(HEADER + IV),
  });
}

/** The sealing session that a sealed record names, as 16 hex digits: the key of `sessions` in a batch. */
export function sessionOf(parts: SealedParts): string {
  return toHex(parts.session);
}
