import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { toBase64Url, toHex } from '#domain/bytes';
import type { CarriedAnswer } from '#domain/record/carried';
import { parseParcel, type SignedParcel } from '#domain/record/parcel';
import { closeReceipts, unsignedReceipts } from '#domain/record/receipts';
import type { BatchAnswer } from '#domain/wire';
import { isSignature } from '../access/signed-request';
import type { Context } from '../context';
import type { Keys } from '../county/keys';
import { readInstall } from '../store/installs';
import type { InstallRow } from '../store/tables';
import { ingestBatch } from './ingest-batch';

/** The county as parcels name it: the beginning of the SHA-256 of its root key, 16 hex digits. */
export const countyOf = (keys: Keys): string =>
  toHex(createHash('sha256').update(keys.root.publicKey).digest().subarray(0, 8));

/**
 * Takes in a parcel of another phone's records, whoever brings it: what counts is the signature of the phone that made
 * it. Its records become what a batch of that phone would make of them, and the receipts are signed, so that they can
 * go back the way the parcel came. The same parcel again gives the receipts again.
 * @param carrier `install:` or `account:` and the id of who brings it
 */
export async function takeParcel(
  context: Context,
  bytes: Uint8Array,
  carrier: string,
): Promise<CarriedAnswer> {
  const refused = (reason: (CarriedAnswer & { outcome: 'refused' })['reason']): CarriedAnswer => ({
    outcome: 'refused',
    reason,
    serverTime: context.now(),
  });
  const parsed = parseParcel(bytes);
  if (!parsed.ok) return refused(parsed.fault === 'newer-version' ? 'newer-version' : 'malformed');
  const parcel = parsed.value;
  if (parcel.county !== countyOf(context.keys)) return refused('other-county');
  const install = await readInstall(context.store.db, parcel.install);
  if (install === null) return refused('unknown-phone');
  if (!isSignature(install.key, parcel.signature, parcel.signed)) return refused('bad-signature');
  const answer = await ingest(context, parcel, { install, carrier });
  const count = (status: string) => answer.results.filter((one) => one.status === status).length;
  return {
    outcome: 'taken',
    receipts: toBase64Url(await receiptsOf(context, parcel, answer)),
    install: install.id,
    counts: {
      stored: count('stored'),
      duplicate: count('duplicate'),
      conflict: count('conflict'),
      rejected: count('rejected'),
    },
    revoked: install.revoked_at !== null,
    serverTime: context.now(),
  };
}

function ingest(
  context: Context,
  parcel: SignedParcel,
  { install, carrier }: { install: InstallRow; carrier: string },
): Promise<BatchAnswer> {
  const receivedAt = context.now();
  const sessions = parcel.sessions.map(({ id, encapsulation }) => [id, toBase64Url(encapsulation)]);
  const hash = createHash('sha256').update(parcel.whole).digest('base64url');
  const { part, parts, madeAt } = parcel;
  return ingestBatch(context, {
    install,
    batch: {
      batch: uuid(),
      epoch: null,
      sessions: Object.fromEntries(sessions),
      records: parcel.records.map(({ sealed }) => toBase64Url(sealed)),
      seqs: parcel.records.map(({ seq }) => seq),
    },
    // How far that phone's clock is off is known from when it was last heard itself, if ever.
    sentAt: receivedAt - (install.skew_ms ?? 0),
    receivedAt,
    status: {},
    carriage: { hash, part, parts, madeAt, carrier },
  });
}

async function receiptsOf(context: Context, parcel: SignedParcel, answer: BatchAnswer) {
  const unsigned = unsignedReceipts({
    county: parcel.county,
    install: parcel.install,
    at: answer.serverTime,
    watermark: answer.watermark,
    epoch: answer.epoch,
    results: answer.results.map(({ id, hash, status, reason }) => ({
      id,
      hash,
      status,
      reason: reason ?? null,
    })),
  });
  return closeReceipts(unsigned, await context.keys.root.sign(unsigned));
}
