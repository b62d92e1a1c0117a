import type { webcrypto } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  randomBytes,
  sign,
} from 'node:crypto';
import { statSync } from 'node:fs';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { lowSignature, type SignEs256 } from '#domain/pass/es256';
import type { TrustedKey } from '#domain/pass/trust';
import { openKeyFiles, type PairFile, readIssuerFiles, signsFrom } from './key-files';

/** A pass's key signs for so long from when it was made, and is believed for as long again, in ms. */
const ISSUER_LIFE = 400 * 24 * 3_600_000;

/** A key that signs. `publicKey` is the point, 65 bytes; `kid` the first 4 bytes of its SHA-256. */
export type Signer = {
  publicKey: Uint8Array<ArrayBuffer>;
  kid: Uint8Array<ArrayBuffer>;
  madeAt: number;
  /** ms UTC */
  signsFrom: number;
  sign: SignEs256;
};

export type Keys = {
  /** Signs policies, revocation lists and the codes of venues and posts. */
  root: Signer;
  /** Signs passes now. */
  readonly issuer: Signer;
  /** Everything that ever signed passes or soon will, newest first. */
  readonly issuers: readonly Signer[];
  /** What phones seal records to. */
  seal: {
    publicKey: Uint8Array<ArrayBuffer>;
    keyId: Uint8Array<ArrayBuffer>;
    suite: CipherSuite;
    privateKey: webcrypto.CryptoKey;
  };
  documents: DocumentKeys;
};

/** How document numbers are hidden in the store (MODEL.md): encrypted, and a keyed hash to match by. */
export type DocumentKeys = {
  encrypt(number: string): string;
  /** Throws when the text was changed or is another key's. */
  decrypt(text: string): string;
  /** HMAC-SHA-256 as base64url. */
  match(text: string): string;
};

/** Every key of this server, from its folder; missing ones are made. */
export async function openKeys(folder: string, now: () => number): Promise<Keys> {
  const files = openKeyFiles(folder, now());
  const issuers = issuersOf(folder, files.issuers);
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const { publicKey, kid } = signerOf(files.seal);
  const privateKey = await suite.kem.importKey('jwk', { ...files.seal.jwk, key_ops: ['deriveBits'] }, false);
  const encryptKey = bytesOf(files.document.encrypt);
  const matchKey = bytesOf(files.document.match);
  return {
    root: signerOf(files.root),
    get issuer() {
      const all = issuers();
      const issuer = all.find((one) => one.signsFrom <= now()) ?? all.at(-1);
      if (issuer === undefined) throw new Error('no key that signs passes');
      return issuer;
    },
    get issuers() {
      return issuers();
    },
    seal: { publicKey, keyId: kid, suite, privateKey },
    documents: {
      encrypt: (number) => encrypt(encryptKey, number),
      decrypt: (text) => decrypt(encryptKey, text),
      match: (text) => createHmac('sha256', matchKey).update(text).digest('base64url'),
    },
  };
}

/** The keys of passes; read again when the operator has put another into the folder. */
function issuersOf(folder: string, files: readonly PairFile[]): () => readonly Signer[] {
  let seen = statSync(folder).mtimeMs;
  let signers = files.map(signerOf);
  return () => {
    const changed = statSync(folder).mtimeMs;
    if (changed !== seen) signers = readIssuerFiles(folder).map(signerOf);
    seen = changed;
    return signers;
  };
}

/** The public halves of the keys that sign passes, for the phones. `iss` is the county's area code. */
export function trustedKeys(keys: Keys, iss: string): TrustedKey[] {
  return keys.issuers.map((one) => ({
    kid: toHex(one.kid),
    alg: 'ES256',
    key: toBase64Url(one.publicKey),
    iss,
    notBefore: Math.max(0, one.madeAt - 24 * 3_600_000),
    notAfter: one.madeAt + 2 * ISSUER_LIFE,
    use: 'pass',
  }));
}

function signerOf(file: PairFile): Signer {
  const key = createPrivateKey({ key: file.jwk, format: 'jwk' });
  const publicKey = concat(Uint8Array.of(4), bytesOf(file.jwk.x), bytesOf(file.jwk.y));
  return {
    publicKey,
    kid: concat(createHash('sha256').update(publicKey).digest().subarray(0, 4)),
    madeAt: file.madeAt,
    signsFrom: signsFrom(file),
    sign: async (message) =>
      lowSignature(concat(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }))),
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64Url(text);
  if (bytes?.length !== 32) throw new Error('a key file holds no 32 bytes');
  return bytes;
}

/** base64url of iv 12, ciphertext, tag 16. */
function encrypt(key: Uint8Array, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

function decrypt(key: Uint8Array, text: string): string {
  const bytes = fromBase64Url(text) ?? new Uint8Array(0);
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
}
