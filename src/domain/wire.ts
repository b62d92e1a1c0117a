import * as z from 'zod/mini';
import { countySchema, postSchema } from './county/county';
import { base64UrlSchema, hashSchema, idSchema, textSchema, timeSchema } from './field';

/** Every request, receipt and refusal between phone and server; passes: pass/pass-wire.ts, changes: pull-wire.ts. Version 1. */

/** Sent with every answer of ours under /v1; an answer without it is not ours (captive portal) and proves nothing. */
export const PROTOCOL_HEADER = 'kakou-proto';
export const PROTOCOL = '1';

/** At most so many records, and so many bytes of body, a batch. */
export const BATCH_RECORDS = 500;
export const BATCH_BYTES = 512 * 1024;

/** Headers of a request signed by an install. */
export const INSTALL_HEADER = 'kakou-install';
export const SENT_AT_HEADER = 'kakou-sent-at';
export const HEAD_HEADER = 'kakou-head';
export const SIGNATURE_HEADER = 'kakou-signature';
/** What the phone tells of itself with each request: JSON of statusSchema, base64url. */
export const STATUS_HEADER = 'kakou-status';

/**
 * The text that an install signs (ES256, raw 64 bytes, base64url): one signature a request.
 * @param request method, path with query, SHA-256 of the body as base64url (of zero bytes when there is none), sentAt in
 * ms, and the hash of the install's newest record ('' when it has none)
 */
export function requestText(request: {
  method: string;
  path: string;
  bodyHash: string;
  sentAt: number;
  head: string;
}): string {
  return [
    'kakou-request-1',
    request.method,
    request.path,
    request.bodyHash,
    request.sentAt,
    request.head,
  ].join('\n');
}

export const statusSchema = z.strictObject({
  unsent: z.int().check(z.minimum(0)),
  oldest: z.nullable(timeSchema),
  rejected: z.int().check(z.minimum(0)),
  persisted: z.nullable(z.boolean()),
  policy: z.nullable(z.int()),
  app: textSchema(40),
  /** Number of the newest record, so that the county sees what is missing; absent from older apps, like what follows. */
  seq: z.optional(z.int().check(z.minimum(0))),
  conflict: z.optional(z.int().check(z.minimum(0))),
  /** Parcels of other phones that this one still carries. */
  carrying: z.optional(z.int().check(z.minimum(0))),
});

/** Why a request was refused as a whole. The codes are closed; sentences are the screens' own. */
export const REFUSALS = [
  'bad-request',
  'not-json',
  'too-large',
  'unknown-install',
  'revoked',
  'bad-signature',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'method-not-allowed',
  'epoch-changed',
  'gone',
  'already-done',
  'conflict',
  'update-app',
  'slow-down',
  'busy',
  'wrong-sign-in',
  'weak-password',
  'not-set-up',
  'already-set-up',
  'second-person',
  'in-use',
] as const;
export const refusalSchema = z.object({
  error: z.enum(REFUSALS),
  /** Names of the fields that were not right, for forms. */
  fields: z.optional(z.array(z.string())),
  epoch: z.optional(z.string()),
});
export type Refusal = z.infer<typeof refusalSchema>;

// ---- installs -------------------------------------------------------------------------------------------------------

/** POST /v1/installs: a traveller's phone makes itself known. `key` is its P-256 public key, 65 bytes. */
export const helloRequestSchema = z.strictObject({ install: idSchema, key: base64UrlSchema });
/** POST /v1/enrol: a worker's phone joins a post with a one-time token. */
export const enrolRequestSchema = z.strictObject({
  token: base64UrlSchema,
  install: idSchema,
  key: base64UrlSchema,
  model: textSchema(120),
});
export const installAnswerSchema = z.object({
  install: idSchema,
  kind: z.enum(['traveller', 'post']),
  post: z.nullable(postSchema),
  county: countySchema,
  epoch: z.string(),
  serverTime: timeSchema,
});
export type InstallAnswer = z.infer<typeof installAnswerSchema>;

/** GET /v1/county: what everybody may know, with the policy in force and the list of the keys that sign passes. */
export const countyAnswerSchema = z.object({
  county: countySchema,
  policy: z.lazy(() => signedSchema),
  issuers: z.lazy(() => signedSchema),
  epoch: z.string(),
  serverTime: timeSchema,
});
export type CountyAnswer = z.infer<typeof countyAnswerSchema>;

// ---- records --------------------------------------------------------------------------------------------------------

/**
 * POST /v1/records. `sessions` holds the HPKE encapsulation (base64url) of every sealing session named by a record of
 * this batch, by its id (see record/sealed.ts); `records` are sealed bytes as base64url, in the order of their seq.
 */
export const batchRequestSchema = z.strictObject({
  batch: idSchema,
  epoch: z.nullable(z.string().check(z.maxLength(64))),
  sessions: z.record(z.string().check(z.regex(/^[0-9a-f]{16}$/)), base64UrlSchema),
  records: z.array(z.string().check(z.maxLength(64 * 1024))),
  /** The seq of each record, in the same order: a record that cannot be opened is remembered by it. */
  seqs: z.optional(z.array(z.int().check(z.minimum(1)))),
});
export type BatchRequest = z.infer<typeof batchRequestSchema>;

export const REJECTIONS = [
  'unreadable',
  'wrong-key',
  'malformed',
  'newer-version',
  'other-install',
  'not-allowed',
  'unknown-worker',
  'other-post',
] as const;

/** What became of one record; `id` is null when the seal could not be opened. The hash is that of the sealed bytes. */
export const receiptSchema = z.object({
  id: z.nullable(idSchema),
  hash: hashSchema,
  status: z.enum(['stored', 'duplicate', 'conflict', 'rejected']),
  rev: z.optional(z.int()),
  reason: z.optional(z.enum(REJECTIONS)),
  fields: z.optional(z.array(z.string())),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const batchAnswerSchema = z.object({
  batch: idSchema,
  results: z.array(receiptSchema),
  epoch: z.string(),
  /** Greatest seq of this install below which the server has, or has refused, every record. */
  watermark: z.int(),
  /** The seqs up to the watermark that were refused or are in conflict, and that the server does not have: at most 1,000. */
  holes: z.optional(z.array(z.int())),
  /** The install's seq is used by another phone too: take a new install id. */
  cloned: z.optional(z.boolean()),
  serverTime: timeSchema,
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

// ---- pull -----------------------------------------------------------------------------------------------------------

/** A document signed by the county's root key: UTF-8 JSON and its ES256 signature, both base64url. */
export const signedSchema = z.strictObject({
  payload: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)),
  signature: base64UrlSchema,
});
export type Signed = z.infer<typeof signedSchema>;
/**
 * GET /v1/phone-events: server-sent events for the open app of a post's phone. Each says only that the county stands at
 * `rev` and that something up to there concerns this phone, never what: it pulls. The first tells where the county
 * stands now; between them a comment each 25 s is a sign of life.
 */
export const phoneEventSchema = z.object({ type: z.literal('pull'), rev: z.int() });
export type PhoneEvent = z.infer<typeof phoneEventSchema>;

/** GET /v1/push: the key to subscribe with, null where phones are not knocked at, and where this one is. POST: there, or not. */
export const pushAnswerSchema = z.object({
  key: z.nullable(base64UrlSchema),
  endpoint: z.nullable(z.string()),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;
export const pushRequestSchema = z.strictObject({
  endpoint: z.nullable(z.string().check(z.maxLength(1000))),
});
