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
 * "KAKOUR1" and a line end | length of the whole 4 | county 8 | install 16 | at 6 | watermark 6 | epoch: length 1, text
 * count 2, each: id 16, hash 32, status 1, reason 1 | signature 64
 * ```
 */
const MAGIC = new TextEncoder().encode('KAKOUR1\n');
const SIGNATURE = 64;
const STATUSES = ['stored', 'duplicate', 'conflict', 'rejected'] as const;
const NO_ID = '00000000-0000-0000-0000-000000000000';
/** The receipts of a whole file of ten thousand records. */
const MOST_BYTES = 1024 * 1024;

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
  run.uint(0, 4);
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
  const bytes = run.done();
  new DataView(bytes.buffer).setUint32(MAGIC.length, bytes.length + SIGNATURE);
  return bytes;
}

/** Receipts and their signature (64 bytes) as they travel. */
export const closeReceipts = (unsigned: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> =>
  concat(unsigned, signature);

/** Reads the receipts of one parcel or of several, one behind the other; nobody has looked at the signatures yet. */
export function parseReceipts(bytes: Uint8Array): Result<SignedReceipts[], 'malformed'> {
  if (bytes.length > MOST_BYTES) return fault('malformed');
  const all: SignedReceipts[] = [];
  for (let at = 0; at < bytes.length || all.length === 0; ) {
    const rest = bytes.subarray(at);
    if (!looksLikeReceipts(rest) || rest.length < MAGIC.length + 4) return fault('malformed');
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(MAGIC.length);
    const one = length > rest.length || length < SIGNATURE ? null : parseOne(rest.subarray(0, length));
    if (one === null) return fault('malformed');
    all.push(one);
    at += length;
  }
  return ok(all);
}

function parseOne(bytes: Uint8Array): SignedReceipts | null {
  const whole = concat(bytes);
  const signed = whole.subarray(0, -SIGNATURE);
  const run = byteReader(signed, MAGIC.length + 4);
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
    results.push({
      id: id === NO_ID ? null : id,
      hash,
      status,
      // A reason that this app does not know yet is one all the same.
      reason: reason === 0 ? null : (REJECTIONS[reason - 1] ?? 'unreadable'),
    });
  }
  const parsed = receiptsSchema.safeParse({ county, install, at, watermark, epoch, results });
  if (run.short() || run.at() !== signed.length || !parsed.success) return null;
  return { ...parsed.data, whole, signed, signature: whole.subarray(-SIGNATURE) };
}
