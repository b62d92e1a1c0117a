import { fromBase64Url } from '#domain/bytes';
import type { SignedReceipts } from '#domain/record/receipts';
import { fault, ok, type Result } from '#domain/result';
import { own, verifyEs256 } from '../crypto';
import { type Database, type RecordRow, readMeta, type Writing } from '../database';
import type { Meta } from '../meta';
import { countyOf } from './hand-over';

/** `bad-signature`: not of the county's root key. `of-another-phone`: no record here is meant. */
export type ReceiptsFault = 'malformed' | 'other-county' | 'bad-signature' | 'of-another-phone';

/** How many records these receipts settled, as what, and how many still wait. */
export type Settled = { sent: number; rejected: number; conflict: number; left: number };

type Tx = Writing<'meta' | 'records' | 'outbox'>;

/**
 * Settles records by receipts that came by hand. Each moves by its id and the hash of its bytes, and only by the word of
 * the county's root key; what they do not name stays. When the county's database has another epoch than this phone
 * knows, the next answer says what it really has.
 */
export async function settleReceipts(
  database: Database,
  all: readonly SignedReceipts[],
): Promise<Result<Settled, ReceiptsFault>> {
  const { rootKey } = await readMeta(database);
  const key = rootKey === null ? null : fromBase64Url(rootKey);
  if (rootKey === null || key === null) return fault('other-county');
  const county = await countyOf(rootKey);
  for (const one of all) {
    if (one.county !== county) return fault('other-county');
    if (!(await verifyEs256(key, own(one.signature), own(one.signed)))) return fault('bad-signature');
  }
  let meant = 0;
  const sum: Settled = { sent: 0, rejected: 0, conflict: 0, left: 0 };
  for (const one of all) {
    const done = await settleOne(database, one);
    meant += done.meant;
    sum.sent += done.sent;
    sum.rejected += done.rejected;
    sum.conflict += done.conflict;
  }
  if (meant === 0) return fault('of-another-phone');
  return ok({ ...sum, left: (await readMeta(database)).unsent });
}

function settleOne(database: Database, receipts: SignedReceipts): Promise<Settled & { meant: number }> {
  return database.run(async (db) => {
    const tx: Tx = db.transaction(['meta', 'records', 'outbox'], 'readwrite', { durability: 'strict' });
    const done = { meant: 0, sent: 0, rejected: 0, conflict: 0, left: 0 };
    let meta = await tx.objectStore('meta').get('phone');
    if (meta === undefined) return done;
    const rows = await rowsOf(tx, receipts);
    for (const { row, result } of rows) {
      done.meant += 1;
      const state = result.status === 'stored' || result.status === 'duplicate' ? 'sent' : result.status;
      if (!moves(row, state)) continue;
      meta = counted(meta, row, state);
      done[state] += 1;
      const acked = state === 'sent' ? { ackedAt: receipts.at, ackEpoch: receipts.epoch } : {};
      const { aside: _aside, ...rest } = row;
      await tx.objectStore('records').put({ ...rest, ...acked, state, reason: result.reason });
      await tx.objectStore('outbox').delete([row.install, row.seq]);
    }
    const first = await tx.objectStore('outbox').getAll(null, 1);
    const other = meta.epoch !== null && meta.epoch !== receipts.epoch;
    await tx
      .objectStore('meta')
      .put(
        { ...meta, oldest: first[0]?.at ?? null, requeue: meta.requeue || (other && done.sent > 0) },
        'phone',
      );
    await tx.done;
    return done;
  });
}

type Named = { row: RecordRow; result: SignedReceipts['results'][number] };

async function rowsOf(tx: Tx, { install, results }: SignedReceipts): Promise<Named[]> {
  const records = tx.objectStore('records');
  const unnamed = results.some((one) => one.id === null)
    ? await records.getAll(IDBKeyRange.bound([install, 0], [install, Number.MAX_SAFE_INTEGER]))
    : [];
  const found: Named[] = [];
  for (const result of results) {
    const row =
      result.id === null
        ? unnamed.find((one) => one.hash === result.hash && result.status === 'rejected')
        : await records.index('id').get(result.id);
    if (row?.install === install && row.hash === result.hash) found.push({ row, result });
  }
  return found;
}

/** What waits moves anywhere; what was refused only forward; what the county has stays. */
const moves = (row: RecordRow, state: 'sent' | 'rejected' | 'conflict'): boolean =>
  row.state === 'waiting' || (row.state === 'rejected' && state !== 'rejected');

function counted(meta: Meta, row: RecordRow, state: 'sent' | 'rejected' | 'conflict'): Meta {
  const from = row.state === 'waiting' ? { unsent: meta.unsent - 1 } : { rejected: meta.rejected - 1 };
  const aside = row.aside === true ? { aside: Math.max(0, (meta.aside ?? 0) - 1) } : {};
  const after = { ...meta, ...from, ...aside };
  if (state === 'sent') return after;
  return { ...after, [state]: after[state] + 1 };
}
