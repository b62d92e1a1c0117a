import { toBase64Url } from '#domain/bytes';

/** A public key's point, base64url. */
export const rawKey = async (key: CryptoKey) =>
  toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

/** SHA-256, base64url. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
