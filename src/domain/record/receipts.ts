import * as z from 'zod/mini';
import { concat, equal, fromBase64Url, fromHex, toBase64Url, toHex } from '../bytes';
import { hashSchema, idSchema, timeSchema } from '../field';
import { fault, ok, type Result } from '../result';
import { REJECTIONS } from '../wire';
import { byteReader, byteWriter } from './byte-run';
import { idBytes, idText } from './parcel';

/**
 * What the county says of the records of one parcel, signed by its root key, so that it can come back by hand: the
 * phone that has no network believes nobody else that a record has arrived.
 *
 * ```
 * "KAKOUR1" and a line end | county 8 | install 16 | at 6 | watermark 6 | epoch: length 1, text
 * count 2, each: id 16, hash 32, status 1, reason 1 | signature 64
 * ```
 */
const MAGIC = new TextEncoder().encode('KAKOUR1\n');
const SIGNATURE = 64;
const STATUSES = ['stored', 'duplicate', 'conflict', 'rejected'] as const;
const NO_ID = '00000000-0000-0000-0000-000000000000';
/** Far above what a parcel's receipts are. */
const MOST_BYTES = 64 * 1024;

const receiptsSchema = z.strictObject({
  county: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  install: idSchema,
  /** When the server said so, ms UTC. */
  at: timeSchema,
  watermark: z.int(),
  epoch: z.string().check(z.maxLength(64)),
  results: z.array(
    z.strictObject({
      /** Null when the seal could not be opened. */
      id: z.nullable(idSchema),
      hash: hashSchema,
      status: z.enum(STATUSES),
      reason: z.nullable(z.enum(REJECTIONS)),
    }),
  ),
});
export type CarriedReceipts = z.infer<typeof receiptsSchema>;
export type SignedReceipts = CarriedReceipts & {
  whole: Uint8Array<ArrayBuffer>;
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

/** Whether bytes begin as receipts do. */
export const looksLikeReceipts = (bytes: Uint8Array): boolean =>
  equal(bytes.subarray(0, MAGIC.length), MAGIC);

/** All of the receipts but the signature: what the root key signs (ES256, r and s). */
export function unsignedReceipts(receipts: CarriedReceipts): Uint8Array<ArrayBuffer> {
  const run = byteWriter();
  run.raw(MAGIC);
  run.raw(fromHex(receipts.county) ?? new Uint8Array(8));
  run.raw(idBytes(receipts.install));
  run.uint(receipts.at, 6);
  run.uint(receipts.watermark, 6);
  run.sized(new TextEncoder().encode(receipts.epoch), 1);
  run.uint(receipts.results.length, 2);
  for (const { id, hash, status, reason } of receipts.results) {
    run.raw(idBytes(id ?? NO_ID));
    run.raw(fromBase64Url(hash) ?? new Uint8Array(32));
    run.uint(STATUSES.indexOf(status), 1);
    run.uint(reason === null ? 0 : REJECTIONS.indexOf(reason) + 1, 1);
  }
  return run.done();
}

/** Receipts and their signature (64 bytes) as they travel. */
export const closeReceipts = (unsigned: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> =>
  concat(unsigned, signature);

/** Reads receipts; nobody has looked at the signature yet. */
export function parseReceipts(bytes: Uint8Array): Result<SignedReceipts, 'malformed'> {
  if (!looksLikeReceipts(bytes) || bytes.length > MOST_BYTES) return fault('malformed');
  const whole = concat(bytes);
  const signed = whole.subarray(0, -SIGNATURE);
  const run = byteReader(signed, MAGIC.length);
  const county = toHex(run.raw(8));
  const install = idText(run.raw(16));
  const at = run.uint(6);
  const watermark = run.uint(6);
  const epoch = new TextDecoder().decode(run.sized(1));
  const count = run.uint(2);
  const results: unknown[] = [];
  while (results.length < count && !run.short()) {
    const id = idText(run.raw(16));
    const hash = toBase64Url(run.raw(32));
    const status = STATUSES[run.uint(1)];
    const reason = run.uint(1);
    // A reason that this app does not know yet is one all the same.
    results.push({
      id: id === NO_ID ? null : id,
      hash,
      status,
      reason: reason === 0 ? null : reasonOf(reason),
    });
  }
  const parsed = receiptsSchema.safeParse({ county, install, at, watermark, epoch, results });
  if (run.short() || run.at() !== signed.length || !parsed.success) return fault('malformed');
  return ok({ ...parsed.data, whole, signed, signature: whole.subarray(-SIGNATURE) });
}

const reasonOf = (number: number) => REJECTIONS[number - 1] ?? 'unreadable';
