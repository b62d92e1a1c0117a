import { toBase64Url } from '#domain/bytes';
import type { BatchRequest } from '#domain/wire';
import type { Connection, Database, OutboxRow } from '../database';

/** WHAT to send. */

/** Most bytes of body a batch: half of what the server takes, so that a slow line loses little by a cut. */
const BATCH_BYTES = 256 * 1024;
/** Round a record in the body: quotes, comma, and its share of the sessions. */
const ROUND_RECORD = 8;

/**
 * The waiting records of an install after a seq, in the order of their seq, at most `most` and 256 kB. One call, no
 * cursor; the transaction is over when this resolves, long before anything is sent.
 */
export function nextRows(
  database: Database,
  from: { install: string; after: number; most: number },
): Promise<OutboxRow[]> {
  return database.run(async (db) => {
    const range = IDBKeyRange.bound([from.install, from.after + 1], [from.install, Number.MAX_SAFE_INTEGER]);
    const rows = await db.getAll('outbox', range, from.most);
    let bytes = 0;
    const fitting = rows.filter((row) => {
      bytes += Math.ceil((row.sealed.length * 4) / 3) + ROUND_RECORD;
      return bytes <= BATCH_BYTES;
    });
    // One record is always sent, whatever its size: nothing may wait for ever behind it.
    return fitting.length > 0 ? fitting : rows.slice(0, 1);
  });
}

/** The body of a batch: the sealed bytes exactly as they are kept, and the sessions that they name. */
export async function batchOf(
  database: Database,
  rows: readonly OutboxRow[],
  head: { batch: string; epoch: string | null },
): Promise<BatchRequest> {
  const names = [...new Set(rows.map((row) => row.session))];
  const kept = await database.run((db: Connection) =>
    Promise.all(names.map((name) => db.get('sessions', name))),
  );
  const sessions: Record<string, string> = {};
  for (const session of kept) if (session !== undefined) sessions[session.id] = session.encapsulation;
  const records = rows.map((row) => toBase64Url(row.sealed));
  return { ...head, sessions, records, seqs: rows.map((row) => row.seq) };
}
