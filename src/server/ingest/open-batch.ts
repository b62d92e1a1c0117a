import { createHash } from 'node:crypto';
import { equal, fromBase64Url } from '#domain/bytes';
import { unpackRecord } from '#domain/record/pack';
import type { KakouRecord } from '#domain/record/record';
import { sessionOf, splitSealed } from '#domain/record/sealed';
import { fault, ok, type Result } from '#domain/result';
import type { BatchRequest, Receipt } from '#domain/wire';
import type { Context } from '../context';
import { readSealSessions } from '../store/installs';
import type { Db } from '../store/store';

type Refused = { reason: NonNullable<Receipt['reason']>; fields?: string[] };

/** A record of a batch out of its seal, or why it cannot be. `hash` is that of the sealed bytes. */
export type Opened = {
  hash: string;
  sealed: Uint8Array;
  session: string;
  content: Result<KakouRecord, Refused>;
};

type Encs = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Opens every record of a batch, each alone: one that cannot be opened says nothing of the others. Encapsulations come
 * with the batch or from an earlier one.
 */
export async function openBatch(
  context: Context,
  db: Db,
  batch: BatchRequest,
): Promise<{ opened: Opened[]; encs: Encs }> {
  const split = batch.records.map(sealedOf);
  const encs = await encapsulations(db, batch, split);
  const opened: Opened[] = [];
  for (const one of split) opened.push(await openOne(context, one, encs));
  return { opened, encs };
}

/** A sealed record as it came; `session` is '' where its parts cannot be told. */
type Sealed = { sealed: Uint8Array; parts: ReturnType<typeof splitSealed>; session: string };

function sealedOf(text: string): Sealed {
  const sealed = sealedBytes(text);
  const parts = splitSealed(sealed);
  return { sealed, parts, session: parts.ok ? sessionOf(parts.value) : '' };
}

/** As `fromBase64Url`, by the machine's own decoder; empty for what is not the one spelling of some bytes. */
function sealedBytes(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : new Uint8Array(0);
}

async function encapsulations(db: Db, batch: BatchRequest, records: readonly Sealed[]): Promise<Encs> {
  const encs = new Map<string, Uint8Array<ArrayBuffer>>();
  const take = (id: string, text: string) => {
    const enc = fromBase64Url(text);
    if (enc !== null) encs.set(id, enc);
  };
  for (const [id, text] of Object.entries(batch.sessions)) take(id, text);
  const named = new Set(records.map(({ session }) => session));
  const missing = [...named].filter((session) => session !== '' && !encs.has(session));
  for (const [id, text] of await readSealSessions(db, missing)) take(id, text);
  return encs;
}

async function openOne(context: Context, one: Sealed, encs: Encs): Promise<Opened> {
  const { sealed, parts, session } = one;
  const hash = createHash('sha256').update(sealed).digest('base64url');
  const refused = (why: Refused): Opened => ({ hash, sealed, session, content: fault(why) });
  if (!parts.ok) return refused({ reason: parts.fault === 'newer-version' ? parts.fault : 'unreadable' });
  if (!equal(parts.value.keyId, context.keys.seal.keyId)) return refused({ reason: 'wrong-key' });
  const packed = await context.seals.open(parts.value, encs.get(session) ?? null);
  if (packed === null) return refused({ reason: 'unreadable' });
  const record = unpackRecord(packed);
  if (record.ok) return { hash, sealed, session, content: ok(record.value) };
  const { code } = record.fault;
  return refused(code === 'malformed' ? { reason: code, fields: record.fault.fields } : { reason: code });
}
