import { v7 as uuid } from 'uuid';
import type { BatchAnswer, Receipt } from '#domain/wire';
import type { Database, OutboxRow, RecordRow, Writing } from '../database';
import { BATCH_SIZE, firstMeta, type Meta } from '../meta';

const KEPT_AFTER_ACK = 14 * 24 * 60 * 60 * 1000;
const PURGE_AT_ONCE = 500;

type Tx = Writing<'meta' | 'records' | 'outbox' | 'sessions'>;

/** What a record becomes by its receipt. */
type Fate = Pick<RecordRow, 'state' | 'reason' | 'ackedAt' | 'ackEpoch' | 'fields'>;

/**
 * Applies one answer in one transaction: receipts, counters, epoch, watermark, purge. Only a receipt that names id and
 * hash moves a record; what is not named stays. Relaxed durability: an acknowledgement lost here is asked for again.
 * @param had the watermark that was known when this was asked
 * @returns how many records the server has lost with a restore and that wait again
 */
export function settle(
  database: Database,
  rows: readonly OutboxRow[],
  answer: BatchAnswer,
  had: number,
): Promise<number> {
  const receipts = new Map(answer.results.map((receipt) => [receipt.hash, receipt]));
  return database.run(async (db) => {
    const tx: Tx = db.transaction(['meta', 'records', 'outbox', 'sessions'], 'readwrite', {
      durability: 'relaxed',
    });
    const before = await tx.objectStore('meta').get('phone');
    if (before === undefined) return 0;
    let meta = before;
    const fates = rows.flatMap((row) => {
      const fate = fateOf(row, receipts.get(row.hash), answer);
      return fate === null ? [] : [{ row, fate }];
    });
    meta = await move(tx, meta, fates);
    // A watermark that goes back: somebody put an older database in place and told nobody.
    const back = answer.watermark < had && before.install === rows[0]?.install;
    const from = back || epochIsNew(meta, answer) ? answer.watermark + 1 : null;
    const again = await waitAgainIfLost(tx, meta, { rows, answer, from });
    meta = renewIfCloned(
      afterSuccess({ ...meta, unsent: meta.unsent + again }, answer),
      answer.cloned === true,
    );
    if (back) meta = { ...meta, cursor: null, cursorEpoch: null };
    // Once all is sent: while a month goes out nobody waits for what is over.
    if (meta.unsent === 0) await purge(tx, meta, answer);
    await tx.objectStore('meta').put({ ...meta, oldest: await oldestOf(tx) }, 'phone');
    await tx.done;
    return again;
  });
}

/** Puts a record aside that the server refuses even alone; kept, counted and shown, sent again on demand. */
export function putAside(database: Database, row: OutboxRow): Promise<void> {
  return database.run(async (db) => {
    const tx: Tx = db.transaction(['meta', 'records', 'outbox', 'sessions'], 'readwrite', {
      durability: 'relaxed',
    });
    const meta = await tx.objectStore('meta').get('phone');
    if (meta === undefined) return;
    const fate: Fate = { state: 'rejected', reason: 'unreadable', ackedAt: null, ackEpoch: null };
    const after = await move(tx, meta, [{ row, fate }]);
    await tx.objectStore('meta').put({ ...after, oldest: await oldestOf(tx) }, 'phone');
    await tx.done;
  });
}

function fateOf(row: OutboxRow, receipt: Receipt | undefined, answer: BatchAnswer): Fate | null {
  if (receipt === undefined) return null;
  // A server that could not open the seal cannot say the id; the hash names the bytes.
  const named = receipt.id === row.id || (receipt.id === null && receipt.status === 'rejected');
  if (!named) return null;
  const { status, reason = null, fields = [] } = receipt;
  if (status === 'conflict' || status === 'rejected')
    return { state: status, reason, fields, ackedAt: null, ackEpoch: null };
  return { state: 'sent', reason: null, ackedAt: answer.serverTime, ackEpoch: answer.epoch };
}

type Moving = { row: OutboxRow; fate: Fate };

/** All reads at once, then all writes: one after another they would take longer than the way to the server and back. */
async function move(tx: Tx, meta: Meta, fates: readonly Moving[]): Promise<Meta> {
  const outbox = tx.objectStore('outbox');
  const records = tx.objectStore('records');
  const range = rangeOf(fates);
  const [waiting, kept] = await Promise.all([
    readAll(fates, range, { all: (span) => outbox.getAll(span), one: (key) => outbox.get(key) }),
    readAll(fates, range, { all: (span) => records.getAll(span), one: (key) => records.get(key) }),
  ]);
  const writes: Promise<unknown>[] = [];
  let { unsent, rejected, conflict } = meta;
  // Another page has settled the others already: the counters have moved with them.
  const moving = fates.filter(({ row }) => waiting.get(row.seq)?.hash === row.hash);
  if (range !== null && moving.length === waiting.size) writes.push(outbox.delete(range));
  else for (const { row } of moving) writes.push(outbox.delete([row.install, row.seq]));
  for (const { row, fate } of moving) {
    const record = kept.get(row.seq);
    if (record !== undefined) writes.push(records.put({ ...record, ...fate }));
    unsent -= 1;
    rejected += fate.state === 'rejected' ? 1 : 0;
    conflict += fate.state === 'conflict' ? 1 : 0;
  }
  await Promise.all(writes);
  return { ...meta, unsent, rejected, conflict };
}

/** What a batch spans, where there is hardly anything else between: one call of the storage instead of hundreds. */
function rangeOf(fates: readonly Moving[]): IDBKeyRange | null {
  const [first, last] = [fates[0]?.row, fates.at(-1)?.row];
  if (first === undefined || last === undefined || last.seq - first.seq >= 2 * fates.length) return null;
  return IDBKeyRange.bound([first.install, first.seq], [last.install, last.seq]);
}

/** The stored rows of a batch by their seq. */
async function readAll<Row extends { seq: number }>(
  fates: readonly Moving[],
  range: IDBKeyRange | null,
  read: { all(range: IDBKeyRange): Promise<Row[]>; one(key: [string, number]): Promise<Row | undefined> },
): Promise<Map<number, Row>> {
  const rows =
    range === null
      ? await Promise.all(fates.map(({ row }) => read.one([row.install, row.seq])))
      : await read.all(range);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.seq, row] as const])));
}

/** An answer to a batch clears whatever stood in the way before. */
function afterSuccess(meta: Meta, { epoch, watermark, serverTime }: BatchAnswer): Meta {
  return {
    ...meta,
    epoch,
    watermark,
    requeue: false,
    lastSuccess: serverTime,
    reached: true,
    paused: null,
    updateNeeded: false,
    failures: 0,
    demanded: false,
    timeouts: 0,
    batchSize: Math.min(BATCH_SIZE, meta.batchSize + 10),
  };
}

const epochIsNew = (meta: Meta, { epoch }: BatchAnswer): boolean =>
  meta.requeue || (meta.epoch !== null && meta.epoch !== epoch);

/**
 * The server was restored from a backup: acknowledged records above its watermark wait again, and those below it that it
 * remembers only as refused, but for those that this answer itself acknowledges. Gives how many. What it has all the
 * same is a duplicate there.
 * @param from the seq from which records may be lost, null for none but those that the answer names as holes
 */
async function waitAgainIfLost(
  tx: Tx,
  meta: Meta,
  { rows, answer, from }: { rows: readonly OutboxRow[]; answer: BatchAnswer; from: number | null },
): Promise<number> {
  const records = tx.objectStore('records');
  const kept = (
    await Promise.all((answer.holes ?? []).map((seq) => records.get([meta.install, seq])))
  ).flatMap((row) => row ?? []);
  if (from !== null)
    for (const row of await records.getAll(
      IDBKeyRange.bound([meta.install, from], [meta.install, Number.MAX_SAFE_INTEGER]),
    ))
      kept.push(row);
  const named = new Set(rows.map((row) => row.hash));
  const lost = kept.filter((row) => row.state === 'sent' && !named.has(row.hash));
  for (const row of lost) {
    const { install: by, seq, id, hash, session, sealed, at } = row;
    await tx.objectStore('records').put({ ...row, state: 'waiting', ackedAt: null, ackEpoch: null });
    await tx.objectStore('outbox').put({ install: by, seq, id, hash, session, sealed, at });
  }
  return lost.length;
}

/**
 * Forgets records that were acknowledged 14 days ago, by the server's clock, and that this later answer of the same
 * epoch still has below its watermark. A server restored from a backup has another epoch, and gets them again.
 */
async function purge(tx: Tx, meta: Meta, answer: BatchAnswer): Promise<void> {
  const { epoch, watermark, serverTime, holes = [] } = answer;
  const below = IDBKeyRange.bound([meta.install, 0], [meta.install, watermark]);
  const eldest = await tx.objectStore('records').getAll(below, PURGE_AT_ONCE);
  const over = eldest.filter(
    (row) =>
      row.state === 'sent' &&
      row.ackEpoch === epoch &&
      row.ackedAt !== null &&
      !holes.includes(row.seq) &&
      row.ackedAt <= serverTime - KEPT_AFTER_ACK,
  );
  for (const row of over) await tx.objectStore('records').delete([row.install, row.seq]);
  for (const session of new Set(over.map((row) => row.session))) {
    const inUse = await tx.objectStore('records').index('session').getKey(session);
    if (inUse === undefined) await tx.objectStore('sessions').delete(session);
  }
}

/**
 * A traveller's phone whose id another phone uses too takes a new one as soon as nothing waits under the old. A post's
 * phone cannot by itself: it is enrolled anew, and is told so.
 */
function renewIfCloned(meta: Meta, cloned: boolean): Meta {
  const marked = cloned ? { ...meta, cloned: true } : meta;
  if (!marked.cloned || marked.kind === 'post' || marked.unsent > 0) return marked;
  const { rootKey, sealKey, policyNumber, knownTurn, pulledAt, epoch, skew, lastSuccess } = marked;
  const { rejected, conflict, reached, aside = 0, carrying = 0, lists } = marked;
  return {
    ...firstMeta(uuid(), marked.app),
    rootKey,
    sealKey,
    policyNumber,
    ...(lists === undefined ? {} : { lists }),
    knownTurn,
    pulledAt,
    epoch,
    skew,
    lastSuccess,
    rejected,
    conflict,
    aside,
    carrying,
    reached,
  };
}

async function oldestOf(tx: Tx): Promise<number | null> {
  const first = await tx.objectStore('outbox').getAll(null, 1);
  return first[0]?.at ?? null;
}
