import { concat } from '#domain/bytes';
import type { EvidencePorts } from '#domain/evidence/signer';
import type { Sha256, VerifyEs256 } from '#domain/pass/es256';

/** This browser's own cryptography, in the shapes that the domain's verifiers take. */

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
export const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/** SHA-256 of bytes: 32 bytes. */
export const sha256: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Checks an ES256 signature (64 bytes) by an uncompressed P-256 point (65 bytes). Bytes that are no key verify nothing. */
export const verifyEs256: VerifyEs256 = async (publicKey, signature, message) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, P256, false, ['verify']);
    return await crypto.subtle.verify(ES256, key, signature, message);
  } catch {
    return false;
  }
};

const EVIDENCE = {
  ES256: { key: P256, signature: ES256 },
  PS256: { key: { name: 'RSA-PSS', hash: 'SHA-256' }, signature: { name: 'RSA-PSS', saltLength: 32 } },
} as const;

/** Checks the signature of a certificate from elsewhere. A key that cannot be imported verifies nothing. */
export const verifyEvidence: EvidencePorts['verify'] = async ({ alg, key, signature, message }) => {
  const kind = EVIDENCE[alg];
  try {
    const imported = await crypto.subtle.importKey('jwk', key, kind.key, false, ['verify']);
    return await crypto.subtle.verify(kind.signature, imported, signature, message);
  } catch {
    return false;
  }
};

/** A P-256 pair whose private half can never leave this browser. */
export const makeSigningKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(P256, false, ['sign', 'verify']);

/** Random bytes fit for keys. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length));

/** The same bytes in memory of their own, as WebCrypto wants them. */
export const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => concat(bytes);
