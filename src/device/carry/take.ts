import { concat, toBase64Url } from '#domain/bytes';
import { type ParcelFault, parseParcels, type SignedParcel } from '#domain/record/parcel';
import { looksLikeReceipts, parseReceipts } from '#domain/record/receipts';
import { fault, ok, type Result } from '#domain/result';
import { sha256 } from '../crypto';
import { type CarriedRow, type Database, readMeta } from '../database';
import { countyOf } from './hand-over';
import { type ReceiptsFault, type Settled, settleReceipts } from './settle-receipts';

/**
 * Why a file or an animated code was not taken. `own-records`: it is of this very phone. `not-enrolled`: only a phone of
 * a post carries for others.
 */
export type TakeFault = ParcelFault | ReceiptsFault | 'own-records' | 'not-enrolled';

export type Taken =
  | { kind: 'records'; records: number; install: string; new: number; already: number }
  | ({ kind: 'receipts' } & Settled);

/** Takes in what came by file or by codes: other phones' records to be carried on, or receipts for one's own. */
export async function takeBytes(
  database: Database,
  bytes: Uint8Array,
  now: number,
): Promise<Result<Taken, TakeFault>> {
  if (looksLikeReceipts(bytes)) {
    const receipts = parseReceipts(bytes);
    if (!receipts.ok) return receipts;
    const settled = await settleReceipts(database, receipts.value);
    return settled.ok ? ok({ kind: 'receipts', ...settled.value }) : settled;
  }
  const parcels = parseParcels(bytes);
  return parcels.ok ? await keepParcels(database, parcels.value, now) : parcels;
}

async function keepParcels(
  database: Database,
  parcels: readonly SignedParcel[],
  now: number,
): Promise<Result<Taken, TakeFault>> {
  const meta = await readMeta(database);
  if (meta.kind !== 'post' || meta.rootKey === null) return fault('not-enrolled');
  const county = await countyOf(meta.rootKey);
  if (parcels.some((one) => one.county !== county)) return fault('other-county');
  if (parcels.some((one) => one.install === meta.install)) return fault('own-records');
  const rows: CarriedRow[] = [];
  for (const parcel of parcels) rows.push(await rowOf(parcel, now));
  const fresh = await addRows(database, rows);
  const records = rows.reduce((sum, row) => sum + row.records, 0);
  const install = parcels[0]?.install ?? '';
  return ok({ kind: 'records', records, install, new: fresh, already: rows.length - fresh });
}

/** A parcel as it waits to be sent on. `at`: when it came here, corrected ms UTC. */
export async function rowOf({ whole, install, records }: SignedParcel, at: number): Promise<CarriedRow> {
  return {
    hash: toBase64Url(await sha256(concat(whole))),
    install,
    bytes: whole,
    records: records.length,
    at,
    state: 'waiting',
    reason: null,
    receipts: null,
    sentAt: null,
  };
}

/** Keeps parcels that are not here yet; one that the county refused waits again. Gives how many now wait more. */
export function addRows(database: Database, rows: readonly CarriedRow[]): Promise<number> {
  return database.run(async (db) => {
    const tx = db.transaction(['carried', 'meta'], 'readwrite', { durability: 'strict' });
    const meta = await tx.objectStore('meta').get('phone');
    let fresh = 0;
    for (const row of rows) {
      const before = await tx.objectStore('carried').get(row.hash);
      if (before !== undefined && before.state !== 'refused') continue;
      await tx.objectStore('carried').put(row);
      fresh += 1;
    }
    if (meta !== undefined)
      await tx.objectStore('meta').put({ ...meta, carrying: (meta.carrying ?? 0) + fresh }, 'phone');
    await tx.done;
    return fresh;
  });
}
