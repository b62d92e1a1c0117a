import { createCipheriv, createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { concat, fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { packRecord } from '#domain/record/pack';
import type { KakouRecord, Saying } from '#domain/record/record';
import { joinSealed, SEAL_EXPORT, SEAL_INFO, sealedHeader } from '#domain/record/sealed';
import type { BatchRequest } from '#domain/wire';
import type { Keys } from '../county/keys';

/** A phone of the demonstration: it seals its records like any phone, so that they go the way of all records. */
export type DemoPhone = {
  install: string;
  /** Its public key: a point of P-256 as base64url. */
  key: string;
  /** Adds a record to what waits. @returns the record's id */
  say(saying: Saying, envelope: { takenAt: number; worker: string | null; post: string | null }): string;
  /** What waits, as one batch, or null when nothing does. */
  batch(): BatchRequest | null;
};

/** A phone with keys of its own and one sealing session to the server's key. */
export async function demoPhone(seal: Keys['seal']): Promise<DemoPhone> {
  const install = uuid();
  const text = new TextEncoder();
  const recipientPublicKey = await seal.suite.kem.deserializePublicKey(seal.publicKey.buffer);
  const sender = await seal.suite.createSenderContext({ recipientPublicKey, info: text.encode(SEAL_INFO) });
  const enc = new Uint8Array(sender.enc);
  const session = createHash('sha256').update(enc).digest().subarray(0, 8);
  const secret = new Uint8Array(await sender.export(text.encode(SEAL_EXPORT), 32));
  let seq = 0;
  let prev: string | null = null;
  let waiting: string[] = [];
  return {
    install,
    key: publicPoint(),
    say(saying, { takenAt, worker, post }) {
      const record: KakouRecord = {
        id: uuid(),
        v: 1,
        install,
        seq: ++seq,
        prev,
        worker,
        post,
        takenAt,
        page: install,
        monotonic: seq,
        ...saying,
      };
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      cipher.setAAD(sealedHeader(seal.keyId, session));
      const ciphertext = concat(cipher.update(packRecord(record)), cipher.final(), cipher.getAuthTag());
      const sealed = joinSealed({ keyId: seal.keyId, session, iv, ciphertext });
      prev = toBase64Url(createHash('sha256').update(sealed).digest());
      waiting.push(toBase64Url(sealed));
      return record.id;
    },
    batch() {
      if (waiting.length === 0) return null;
      const records = waiting;
      waiting = [];
      return { batch: uuid(), epoch: null, sessions: { [toHex(session)]: toBase64Url(enc) }, records };
    },
  };
}

/** Its private half is thrown away: nobody will ever sign a request for this phone. */
function publicPoint(): string {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  const half = (coordinate: string) => fromBase64Url(coordinate) ?? new Uint8Array(32);
  return toBase64Url(concat(Uint8Array.of(4), half(x), half(y)));
}
