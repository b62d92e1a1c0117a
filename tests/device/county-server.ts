import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { getResponse, HttpResponse, http, type RequestHandler } from 'msw';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import type { County } from '#domain/county/county';
import type { TrustedKey } from '#domain/pass/trust';
import { defaultPolicy } from '#domain/policy/default-policy';
import type { Change } from '#domain/pull-wire';
import { carriedRequestSchema } from '#domain/record/carried';
import { unpackRecord } from '#domain/record/pack';
import { parseParcel } from '#domain/record/parcel';
import { closeReceipts, unsignedReceipts } from '#domain/record/receipts';
import type { KakouRecord } from '#domain/record/record';
import { SEAL_EXPORT, SEAL_INFO, sealedHeader, sessionOf, splitSealed } from '#domain/record/sealed';
import {
  type BatchRequest,
  batchRequestSchema,
  PROTOCOL,
  PROTOCOL_HEADER,
  type Receipt,
  requestText,
  type Signed,
} from '#domain/wire';
import { rawKey, sha256 } from './key-text';
import { unpacked } from './sync/unpacked';

/** A county's server in memory: it really opens the seals and checks the signatures, and stores each record once. */
export type CountyServer = {
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Handlers that are asked before the server's own; each test's way to break something. */
  before: RequestHandler[];
  county: County;
  stored: Map<string, { hash: string; record: KakouRecord }>;
  batches: BatchRequest[];
  requests: string[];
  /** Rows that the next pulls give, and the cursor behind them. */
  changes: Change[];
  epoch: string;
  watermark: number | null;
  now(): number;
  sign(value: unknown): Promise<Signed>;
  policy(number: number, effectiveFrom?: number): Promise<Signed>;
  issuers(number: number, keys?: readonly TrustedKey[]): Promise<Signed>;
};

export const ours = { [PROTOCOL_HEADER]: PROTOCOL };
export const refuse = (status: number, body: object, headers: Record<string, string> = {}) =>
  HttpResponse.json(body, { status, headers: { ...ours, ...headers } });

const DEFAULT = defaultPolicy();
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const text = new TextEncoder();

export async function countyServer(): Promise<CountyServer> {
  const root = await crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const seal = await suite.kem.generateKeyPair();
  const sealKey = toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(seal.publicKey)));
  const phones = new Map<string, string>();
  const sessions = new Map<string, string>();

  const sign = async (value: unknown): Promise<Signed> => {
    const payload = text.encode(JSON.stringify(value));
    const signature = new Uint8Array(await crypto.subtle.sign(ES256, root.privateKey, payload));
    return { payload: toBase64Url(payload), signature: toBase64Url(signature) };
  };
  const server: CountyServer = {
    before: [],
    county: {
      name: '汉阴县',
      area: '610921',
      demo: false,
      areas: [],
      posts: [],
      sealKeyId: '00000000',
      sealKey,
      rootKey: await rawKey(root.publicKey),
    },
    stored: new Map(),
    batches: [],
    requests: [],
    changes: [],
    epoch: 'e1',
    watermark: null,
    now: () => Date.now(),
    sign,
    policy: (number, effectiveFrom = 0) =>
      sign({ kind: 'policy', policy: { ...DEFAULT, number, effectiveFrom }, signedAt: 1000 + number }),
    issuers: (number, keys = []) =>
      sign({ kind: 'issuers', number, asOf: 1000 + number, keys, counties: [] }),
    async fetch(path, init) {
      server.requests.push(`${init.method} ${path}`);
      const request = new Request(new URL(path, location.origin), init);
      const given = await getResponse([...server.before, ...handlers], request);
      // What a browser does under redirect: 'error'.
      if (given === undefined || given.type === 'error' || (given.status >= 300 && given.status < 400))
        throw new TypeError('Failed to fetch');
      return given;
    },
  };

  async function open(bytes: Uint8Array<ArrayBuffer>): Promise<KakouRecord | null> {
    const parts = splitSealed(bytes);
    if (!parts.ok) return null;
    const enc = fromBase64Url(sessions.get(sessionOf(parts.value)) ?? '');
    if (enc === null || enc.length === 0) return null;
    const context = await suite.createRecipientContext({
      recipientKey: seal.privateKey,
      enc: enc.buffer,
      info: text.encode(SEAL_INFO),
    });
    const secret = await context.export(text.encode(SEAL_EXPORT), 32);
    const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
    const additionalData = sealedHeader(parts.value.keyId, parts.value.session);
    const iv = new Uint8Array(parts.value.iv);
    const packed = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      new Uint8Array(parts.value.ciphertext),
    );
    const record = unpackRecord(new Uint8Array(packed));
    return record.ok ? record.value : null;
  }

  async function store(encoded: string): Promise<Receipt> {
    const bytes = fromBase64Url(encoded) ?? new Uint8Array(0);
    const hash = await sha256(bytes);
    // What is sealed to another key opens for nobody here.
    const record = await open(bytes).catch(() => null);
    if (record === null) return { id: null, hash, status: 'rejected', reason: 'unreadable' };
    const before = server.stored.get(record.id);
    if (before !== undefined)
      return { id: record.id, hash, status: before.hash === hash ? 'duplicate' : 'conflict' };
    server.stored.set(record.id, { hash, record });
    return { id: record.id, hash, status: 'stored', rev: server.stored.size };
  }

  async function signer(request: Request): Promise<string | null> {
    const install = request.headers.get('kakou-install') ?? '';
    const key = fromBase64Url(phones.get(install) ?? '');
    if (key?.length !== 65) return null;
    const url = new URL(request.url);
    const said = requestText({
      method: request.method,
      path: url.pathname + url.search,
      bodyHash: await sha256(await unpacked(request)),
      sentAt: Number(request.headers.get('kakou-sent-at')),
      head: request.headers.get('kakou-head') ?? '',
    });
    const signature = fromBase64Url(request.headers.get('kakou-signature') ?? '') ?? new Uint8Array(0);
    const publicKey = await crypto.subtle.importKey('raw', key, ECDSA, false, ['verify']);
    return (await crypto.subtle.verify(ES256, publicKey, signature, text.encode(said))) ? install : null;
  }

  async function takeParcel(bytes: Uint8Array) {
    const parsed = parseParcel(bytes);
    if (!parsed.ok) return { outcome: 'refused', reason: 'malformed' };
    const { county, install, records, signed, signature } = parsed.value;
    const key = fromBase64Url(phones.get(install) ?? '');
    if (key?.length !== 65) return { outcome: 'refused', reason: 'unknown-phone' };
    const publicKey = await crypto.subtle.importKey('raw', key, ECDSA, false, ['verify']);
    if (!(await crypto.subtle.verify(ES256, publicKey, signature, signed)))
      return { outcome: 'refused', reason: 'bad-signature' };
    for (const { id, encapsulation } of parsed.value.sessions) sessions.set(id, toBase64Url(encapsulation));
    const results: Receipt[] = [];
    for (const { sealed } of records) results.push(await store(toBase64Url(sealed)));
    const { epoch } = server;
    const at = server.now();
    const named = results.map(({ id, hash, status, reason }) => ({
      id,
      hash,
      status,
      reason: reason ?? null,
    }));
    const unsigned = unsignedReceipts({
      county,
      install,
      at,
      watermark: watermarkOf(install),
      epoch,
      results: named,
    });
    const byRoot = new Uint8Array(await crypto.subtle.sign(ES256, root.privateKey, unsigned));
    const count = (status: string) => results.filter((one) => one.status === status).length;
    return {
      outcome: 'taken',
      receipts: toBase64Url(closeReceipts(unsigned, byRoot)),
      install,
      counts: {
        stored: count('stored'),
        duplicate: count('duplicate'),
        conflict: count('conflict'),
        rejected: count('rejected'),
      },
      revoked: false,
    };
  }

  const watermarkOf = (install: string) => {
    const seqs = new Set(
      [...server.stored.values()]
        .filter((one) => one.record.install === install)
        .map((one) => one.record.seq),
    );
    let mark = 0;
    while (seqs.has(mark + 1)) mark += 1;
    return server.watermark ?? mark;
  };
  const joined = (kind: 'traveller' | 'post', install: string) =>
    HttpResponse.json(
      {
        install,
        kind,
        county: server.county,
        epoch: server.epoch,
        serverTime: server.now(),
        post: kind === 'post' ? { id: POST, name: '东卡口', kind: 'motorway', area: '610921' } : null,
      },
      { headers: ours },
    );

  const handlers: RequestHandler[] = [
    http.get('*/v1/county', async () =>
      HttpResponse.json(
        {
          county: server.county,
          policy: await server.policy(1),
          issuers: await server.issuers(1),
          epoch: server.epoch,
          serverTime: server.now(),
        },
        { headers: ours },
      ),
    ),
    http.post<never, { install: string; key: string }>('*/v1/installs', async ({ request }) => {
      const { install, key } = await request.json();
      phones.set(install, key);
      return joined('traveller', install);
    }),
    http.post<never, { install: string; key: string }>('*/v1/enrol', async ({ request }) => {
      const { install, key } = await request.json();
      phones.set(install, key);
      return joined('post', install);
    }),
    http.post('*/v1/records', async ({ request }) => {
      const install = await signer(request);
      if (install === null) return refuse(401, { error: 'unknown-install' });
      const batch = batchRequestSchema.parse(JSON.parse(new TextDecoder().decode(await unpacked(request))));
      if (batch.epoch !== null && batch.epoch !== server.epoch)
        return refuse(409, { error: 'epoch-changed', epoch: server.epoch });
      server.batches.push(batch);
      for (const [id, enc] of Object.entries(batch.sessions)) sessions.set(id, enc);
      const results: Receipt[] = [];
      for (const one of batch.records) results.push(await store(one));
      const { epoch } = server;
      return HttpResponse.json(
        { batch: batch.batch, results, epoch, watermark: watermarkOf(install), serverTime: server.now() },
        { headers: ours },
      );
    }),
    http.post('*/v1/carried', async ({ request }) => {
      if ((await signer(request)) === null) return refuse(401, { error: 'unknown-install' });
      const sent = new TextDecoder().decode(await unpacked(request));
      const { parcel: encoded } = carriedRequestSchema.parse(JSON.parse(sent));
      const answer = await takeParcel(fromBase64Url(encoded) ?? new Uint8Array(0));
      return HttpResponse.json({ ...answer, serverTime: server.now() }, { headers: ours });
    }),
    http.get('*/v1/pull', async ({ request }) => {
      const install = await signer(request);
      if (install === null) return refuse(401, { error: 'unknown-install' });
      const query = new URL(request.url).searchParams;
      const epoch = query.get('epoch');
      if (epoch !== null && epoch !== server.epoch)
        return refuse(409, { error: 'epoch-changed', epoch: server.epoch });
      const from = Number(query.get('cursor'));
      const changes = server.changes.slice(from, from + 3);
      const cursor = from + changes.length;
      return HttpResponse.json(
        {
          changes,
          cursor: String(cursor),
          more: cursor < server.changes.length,
          epoch: server.epoch,
          watermark: watermarkOf(install),
          serverTime: server.now(),
        },
        { headers: ours },
      );
    }),
  ];
  return server;
}

export const POST = '018f0000-0000-7000-8000-00000000000a';
