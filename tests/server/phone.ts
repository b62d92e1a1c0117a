import {
  createCipheriv,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { v7 as uuid } from 'uuid';
import { concat, fromBase64Url, fromHex, toBase64Url, toHex } from '#domain/bytes';
import type { County } from '#domain/county/county';
import { packRecord } from '#domain/record/pack';
import { type KakouRecord, type Saying } from '#domain/record/record';
import { joinSealed, SEAL_EXPORT, SEAL_INFO, sealedHeader } from '#domain/record/sealed';
import {
  type BatchAnswer,
  batchAnswerSchema,
  HEAD_HEADER,
  INSTALL_HEADER,
  requestText,
  SENT_AT_HEADER,
  SIGNATURE_HEADER,
  STATUS_HEADER,
} from '#domain/wire';

/** What a record says besides its content. */
export type Envelope = {
  worker?: string | null;
  post?: string | null;
  takenAt?: number;
  seq?: number;
  id?: string;
};
export type Sealed = {
  id: string;
  seq: number;
  hash: string;
  text: string;
  session: string;
  record: KakouRecord;
};

/** A phone as the wire sees it: its keys, its chain of records, its sealing session. */
export type TestPhone = {
  install: string;
  key: string;
  county(card: County): void;
  seal(saying: Saying, envelope?: Envelope): Promise<Sealed>;
  sealBytes(bytes: Uint8Array): Promise<{ text: string; session: string }>;
  sessions(): Record<string, string>;
  newSession(): void;
  /** ES256 by the phone's own key, r and s. */
  sign(bytes: Uint8Array): Uint8Array;
  request(method: string, path: string, more?: Sending): Promise<Response>;
  send(records: readonly { text: string }[], more?: Sending): Promise<BatchAnswer>;
  batch(records: readonly { text: string }[], epoch?: string | null): unknown;
};
export type Sending = {
  body?: unknown;
  raw?: Uint8Array;
  sentAt?: number;
  status?: unknown;
  signWith?: KeyObject;
  headers?: Record<string, string>;
  /** The body in gzip; what is signed stays what it is. */
  gzip?: boolean;
  /** Another server than its own. */
  base?: string;
};

/** Makes a phone that speaks to a server at `base`; `install` only to imitate another one. */
export function testPhone(base: string, install: string = uuid()): TestPhone {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const key = toBase64Url(
    concat(
      Uint8Array.of(4),
      fromBase64Url(jwk.x ?? '') ?? new Uint8Array(),
      fromBase64Url(jwk.y ?? '') ?? new Uint8Array(),
    ),
  );
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const sessions = new Map<string, string>();
  let card: County | null = null;
  let session: { id: Uint8Array; secret: Uint8Array } | null = null;
  let seq = 0;
  let prev: string | null = null;

  const keyId = () => fromHex(card?.sealKeyId ?? '00000000') ?? new Uint8Array(4);
  const openSession = async () => {
    if (session !== null) return session;
    const recipientPublicKey = await suite.kem.deserializePublicKey(
      fromBase64Url(card?.sealKey ?? '') ?? new Uint8Array(),
    );
    const text = new TextEncoder();
    const sender = await suite.createSenderContext({ recipientPublicKey, info: text.encode(SEAL_INFO) });
    const enc = new Uint8Array(sender.enc);
    const id = createHash('sha256').update(enc).digest().subarray(0, 8);
    sessions.set(toHex(id), toBase64Url(enc));
    session = { id, secret: new Uint8Array(await sender.export(text.encode(SEAL_EXPORT), 32)) };
    return session;
  };
  const sealBytes = async (bytes: Uint8Array) => {
    const { id, secret } = await openSession();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret, iv);
    cipher.setAAD(sealedHeader(keyId(), id));
    const ciphertext = concat(cipher.update(bytes), cipher.final(), cipher.getAuthTag());
    const sealed = joinSealed({ keyId: keyId(), session: id, iv, ciphertext });
    return { text: toBase64Url(sealed), session: toHex(id) };
  };
  const phone: TestPhone = {
    install,
    key,
    county(value) {
      card = value;
    },
    newSession() {
      session = null;
    },
    sessions: () => Object.fromEntries(sessions),
    sign: (bytes) => new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    sealBytes,
    async seal(saying, envelope = {}) {
      const record: KakouRecord = {
        id: envelope.id ?? uuid(),
        v: 1,
        install,
        seq: envelope.seq ?? ++seq,
        prev,
        worker: envelope.worker ?? null,
        post: envelope.post ?? null,
        takenAt: envelope.takenAt ?? Date.now(),
        page: uuid(),
        monotonic: 1,
        ...saying,
      };
      const { text, session: id } = await sealBytes(packRecord(record));
      const hash = createHash('sha256').update(Buffer.from(text, 'base64url')).digest('base64url');
      prev = hash;
      return { id: record.id, seq: record.seq, hash, text, session: id, record };
    },
    async request(method, path, more = {}) {
      const body =
        more.raw ??
        (more.body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(more.body)));
      const sentAt = more.sentAt ?? Date.now();
      const bodyHash = createHash('sha256')
        .update(body ?? new Uint8Array())
        .digest('base64url');
      const text = requestText({ method, path, bodyHash, sentAt, head: prev ?? '' });
      const signed = sign('sha256', Buffer.from(text), {
        key: more.signWith ?? privateKey,
        dsaEncoding: 'ieee-p1363',
      });
      const status =
        more.status === undefined
          ? {}
          : { [STATUS_HEADER]: Buffer.from(JSON.stringify(more.status)).toString('base64url') };
      return await fetch(`${more.base ?? base}${path}`, {
        method,
        ...(body === undefined ? {} : { body: more.gzip === true ? gzipSync(body) : Buffer.from(body) }),
        headers: {
          [INSTALL_HEADER]: install,
          [SENT_AT_HEADER]: String(sentAt),
          [HEAD_HEADER]: prev ?? '',
          [SIGNATURE_HEADER]: signed.toString('base64url'),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...status,
          ...(more.gzip === true ? { 'content-encoding': 'gzip' } : {}),
          ...more.headers,
        },
      });
    },
    batch: (records, epoch = null) => ({
      batch: uuid(),
      epoch,
      sessions: Object.fromEntries(sessions),
      records: records.map((one) => one.text),
    }),
    async send(records, more = {}) {
      const response = await phone.request('POST', '/v1/records', { body: phone.batch(records), ...more });
      const answer = await response.json();
      if (response.status !== 200)
        throw new Error(`batch refused: ${response.status} ${JSON.stringify(answer)}`);
      return batchAnswerSchema.parse(answer);
    },
  };
  return phone;
}
