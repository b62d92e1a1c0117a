import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { packRecord } from '#domain/record/pack';
import type { KakouRecord } from '#domain/record/record';
import { joinSealed, SEAL_EXPORT, SEAL_INFO, sealedHeader } from '#domain/record/sealed';
import { randomBytes, sha256 } from './crypto';

export type Sealed = { bytes: Uint8Array<ArrayBuffer>; session: string; encapsulation: string };
export type Sealer = {
  /** Packs a record and seals it to the county's key (65 bytes as base64url, as the county card has it). */
  seal(sealKey: string, record: KakouRecord): Promise<Sealed>;
};

type Session = {
  keyId: Uint8Array;
  id: Uint8Array;
  encapsulation: string;
  key: CryptoKey;
};

/**
 * Seals records so that only the server reads them: not the service worker, not who finds the phone. One HPKE
 * encapsulation for each start of the app and each county key (opening one costs the server milliseconds), from it one
 * exported AES key, and a random IV for each record. This phone cannot open them again after it is closed.
 */
export function createSealer(): Sealer {
  const sessions = new Map<string, Promise<Session>>();
  return {
    async seal(sealKey, record) {
      const opening = sessions.get(sealKey) ?? openSession(sealKey);
      sessions.set(sealKey, opening);
      opening.catch(() => sessions.delete(sealKey));
      const { keyId, id, encapsulation, key } = await opening;
      const iv = randomBytes(12);
      const additionalData = sealedHeader(keyId, id);
      const ciphertext = new Uint8Array(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, packRecord(record)),
      );
      return { bytes: joinSealed({ keyId, session: id, iv, ciphertext }), session: toHex(id), encapsulation };
    },
  };
}

async function openSession(sealKey: string): Promise<Session> {
  const point = fromBase64Url(sealKey);
  if (point === null) throw new TypeError('a county card with a broken seal key passed its schema');
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const recipientPublicKey = await suite.kem.deserializePublicKey(point);
  const text = new TextEncoder();
  const context = await suite.createSenderContext({ recipientPublicKey, info: text.encode(SEAL_INFO) });
  const enc = new Uint8Array(context.enc);
  const secret = await context.export(text.encode(SEAL_EXPORT), 32);
  return {
    keyId: (await sha256(point)).slice(0, 4),
    id: (await sha256(enc)).slice(0, 8),
    encapsulation: toBase64Url(enc),
    key: await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']),
  };
}
