import * as z from 'zod/mini';
import { concat, equal, fromHex, toHex } from '../bytes';
import { idSchema, timeSchema } from '../field';
import { fault, ok, type Result } from '../result';
import { type ByteReader, byteReader, byteWriter } from './byte-run';

/**
 * Sealed records on their way by hand: as a file, or as codes from screen to camera. One parcel is what fits one
 * request; a file is parcels one behind the other.
 *
 * ```
 * "KAKOUX1" and a line end | length of the whole 4 | county 8 | install 16 | part 2 | parts 2 | madeAt 6
 * sessions: count 2, each id 8, length 2, encapsulation | records: count 2, each seq 4, length 2, sealed bytes | signature 64
 * ```
 *
 * `county` is the beginning of the SHA-256 of the county's root key. The key of the install signs all that stands before
 * the signature; its first bytes are those of no other text that this key signs. The records stay sealed to the county:
 * who carries a parcel learns how many there are and of which phone, and can change nothing.
 */
const MAGIC = new TextEncoder().encode('KAKOUX1\n');
const LENGTH_AT = MAGIC.length;
const SIGNATURE = 64;

/** Of one parcel: what one request takes, with room for base64 round it. */
export const PARCEL_RECORDS = 500;
export const PARCEL_BYTES = 320 * 1024;
/** Of one file. */
export const FILE_RECORDS = 10_000;
export const FILE_BYTES = 8 * 1024 * 1024;

/** Bytes of a parcel round its sessions and records. */
const ROUND_PARCEL = MAGIC.length + 4 + 8 + 16 + 2 + 2 + 6 + 2 + 2 + SIGNATURE;
const ROUND_SESSION = 10 + 65;
const ROUND_RECORD = 6;

const bytesSchema = (least: number, most: number) =>
  z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array && value.length >= least && value.length <= most,
  );
const shortHexSchema = z.string().check(z.regex(/^[0-9a-f]{16}$/));

const parcelSchema = z
  .strictObject({
    county: shortHexSchema,
    install: idSchema,
    part: z.int().check(z.minimum(1)),
    parts: z.int().check(z.minimum(1), z.maximum(FILE_RECORDS)),
    /** By the clock of the phone that made it, ms UTC. */
    madeAt: timeSchema,
    sessions: z
      .array(z.strictObject({ id: shortHexSchema, encapsulation: bytesSchema(1, 200) }))
      .check(z.maxLength(PARCEL_RECORDS)),
    /** In the order of their seq. */
    records: z
      .array(z.strictObject({ seq: z.int().check(z.minimum(1)), sealed: bytesSchema(1, 48 * 1024) }))
      .check(z.minLength(1), z.maxLength(PARCEL_RECORDS)),
  })
  .check(z.refine((parcel) => parcel.part <= parcel.parts));
export type Parcel = z.infer<typeof parcelSchema>;

/** A parcel that came: what the install signed, and the signature, which nobody has looked at yet. */
export type SignedParcel = Parcel & {
  whole: Uint8Array<ArrayBuffer>;
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

/** Why bytes are no parcel: another kind of file, a newer Kakou's, cut off before its end, or not as it must be. */
export type ParcelFault = 'not-ours' | 'newer-version' | 'cut-off' | 'too-large' | 'malformed';

/** All of a parcel but its signature: what the install signs (ES256, r and s). */
export function unsignedParcel(parcel: Parcel): Uint8Array<ArrayBuffer> {
  const run = byteWriter();
  run.raw(MAGIC);
  run.uint(0, 4);
  run.raw(fromHex(parcel.county) ?? new Uint8Array(8));
  run.raw(idBytes(parcel.install));
  run.uint(parcel.part, 2);
  run.uint(parcel.parts, 2);
  run.uint(parcel.madeAt, 6);
  run.uint(parcel.sessions.length, 2);
  for (const { id, encapsulation } of parcel.sessions) {
    run.raw(fromHex(id) ?? new Uint8Array(8));
    run.sized(encapsulation, 2);
  }
  run.uint(parcel.records.length, 2);
  for (const { seq, sealed } of parcel.records) {
    run.uint(seq, 4);
    run.sized(sealed, 2);
  }
  const bytes = run.done();
  new DataView(bytes.buffer).setUint32(LENGTH_AT, bytes.length + SIGNATURE);
  return bytes;
}

/** A parcel and its signature (64 bytes) as they travel. */
export const closeParcel = (unsigned: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> =>
  concat(unsigned, signature);

/** Exactly one parcel. */
export function parseParcel(bytes: Uint8Array): Result<SignedParcel, ParcelFault> {
  if (bytes.length > PARCEL_BYTES) return fault('too-large');
  const head = headOf(bytes);
  if (head !== 'parcel') return fault(head);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(LENGTH_AT);
  if (bytes.length < length) return fault('cut-off');
  const whole = concat(bytes);
  const signed = whole.subarray(0, whole.length - SIGNATURE);
  const run = byteReader(signed, LENGTH_AT + 4);
  const parsed = parcelSchema.safeParse(fieldsOf(run));
  if (run.short() || run.at() !== signed.length || bytes.length !== length || !parsed.success)
    return fault('malformed');
  return ok({ ...parsed.data, whole, signed, signature: whole.subarray(-SIGNATURE) });
}

/**
 * The parcels of a file, each to be sent alone. A file that lacks its end is refused whole, because whoever hands it on
 * should know; what it lacks is still on the phone that made it.
 */
export function parseParcels(bytes: Uint8Array): Result<SignedParcel[], ParcelFault> {
  if (bytes.length > FILE_BYTES) return fault('too-large');
  const parcels: SignedParcel[] = [];
  let records = 0;
  for (let at = 0; at < bytes.length || parcels.length === 0; ) {
    const rest = bytes.subarray(at);
    const head = headOf(rest);
    if (head !== 'parcel') return fault(parcels.length > 0 && head === 'not-ours' ? 'malformed' : head);
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(LENGTH_AT);
    if (length < ROUND_PARCEL || length > PARCEL_BYTES) return fault('malformed');
    const parcel = parseParcel(rest.subarray(0, length));
    if (!parcel.ok) return parcel;
    parcels.push(parcel.value);
    records += parcel.value.records.length;
    if (records > FILE_RECORDS) return fault('too-large');
    at += length;
  }
  // Parcels that are each the whole of what their phone closed at once may lie in one file too.
  const each = parcels.every((one) => one.parts === 1);
  return each || parcels.length === parcels[0]?.parts ? ok(parcels) : fault('cut-off');
}

/** Groups records, in their order, so that each group fits one parcel, or a smaller one. */
export function groupForParcels<R extends { sealed: Uint8Array; session: string }>(
  rows: readonly R[],
  most = { records: PARCEL_RECORDS, bytes: PARCEL_BYTES },
): R[][] {
  const groups: R[][] = [];
  let group: R[] = [];
  let size = ROUND_PARCEL;
  let sessions = new Set<string>();
  for (const row of rows) {
    const more = ROUND_RECORD + row.sealed.length + (sessions.has(row.session) ? 0 : ROUND_SESSION);
    if (group.length === most.records || (group.length > 0 && size + more > most.bytes)) {
      groups.push(group);
      group = [];
      sessions = new Set();
      size = ROUND_PARCEL;
    }
    size += ROUND_RECORD + row.sealed.length + (sessions.has(row.session) ? 0 : ROUND_SESSION);
    sessions.add(row.session);
    group.push(row);
  }
  return group.length === 0 ? groups : [...groups, group];
}

/** A UUID as its 16 bytes. */
export const idBytes = (id: string): Uint8Array<ArrayBuffer> =>
  fromHex(id.replaceAll('-', '')) ?? new Uint8Array(16);

/** 16 bytes as the text of a UUID. */
export function idText(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function headOf(bytes: Uint8Array): 'parcel' | Exclude<ParcelFault, 'too-large' | 'malformed'> {
  const known = bytes.subarray(0, MAGIC.length);
  if (!equal(known, MAGIC.subarray(0, known.length)) || known.length === 0)
    // The name and the letter are the same, the number is another.
    return equal(bytes.subarray(0, 6), MAGIC.subarray(0, 6)) && bytes.length >= 8
      ? 'newer-version'
      : 'not-ours';
  return bytes.length < LENGTH_AT + 4 ? 'cut-off' : 'parcel';
}

function fieldsOf(run: ByteReader): unknown {
  const county = toHex(run.raw(8));
  const install = idText(run.raw(16));
  const part = run.uint(2);
  const parts = run.uint(2);
  const madeAt = run.uint(6);
  const sessions = listOf(run, () => ({ id: toHex(run.raw(8)), encapsulation: run.sized(2) }));
  const records = listOf(run, () => ({ seq: run.uint(4), sealed: run.sized(2) }));
  return { county, install, part, parts, madeAt, sessions, records };
}

/** As many as the count before them says, and no more than there are bytes for. */
function listOf<T>(run: ByteReader, read: () => T): T[] {
  const count = run.uint(2);
  const list: T[] = [];
  while (list.length < count && !run.short()) list.push(read());
  return list;
}
