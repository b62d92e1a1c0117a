import { createHash, randomBytes } from 'node:crypto';
import { insertMany } from './many';
import type { Db } from './store';
import type { AuditRow } from './tables';

/** What is put on record. `actor` is who did it (`account:ID`, `install:ID`, `server`), `subject` whom or what it is about. */
export type AuditEntry = {
  at: number;
  actor: string;
  action: string;
  subject: string | null;
  area: string;
  payload: Record<string, unknown>;
};

const START = '0'.repeat(64);

/**
 * Puts entries on record in the transaction that does what they say. Each entry's hash covers the one before it and a
 * salted digest of the payload, so that a payload can be deleted later without breaking the chain (MODEL.md).
 */
export async function record(tx: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let prev = last?.hash ?? START;
  const rows: AuditRow[] = [];
  for (const { payload: said, ...entry } of entries) {
    const payload = JSON.stringify(said);
    const salt = randomBytes(16).toString('hex');
    const digest = sha256(`${salt}\n${payload}`);
    const row: AuditRow = { ...entry, seq: ++seq, payload, salt, digest, prev, hash: '' };
    row.hash = hashOf(row);
    prev = row.hash;
    rows.push(row);
  }
  await insertMany(tx, 'audit', rows);
}

/** Walks the whole chain. @returns the seq of the first row that does not fit, or null when every row does */
export async function firstBrokenAudit(db: Db): Promise<number | null> {
  let prev = START;
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1000)
      .execute();
    if (rows.length === 0) return null;
    for (const row of rows) {
      const purged = row.payload === '';
      const fits =
        row.seq === after + 1 &&
        row.prev === prev &&
        row.hash === hashOf(row) &&
        (purged || row.digest === sha256(`${row.salt}\n${row.payload}`));
      if (!fits) return row.seq;
      prev = row.hash;
      after = row.seq;
    }
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const hashOf = (row: AuditRow) =>
  sha256(
    [row.seq, row.prev, row.at, row.actor, row.action, row.subject ?? '', row.area, row.digest].join('\n'),
  );
