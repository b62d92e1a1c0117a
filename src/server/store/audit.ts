import { randomBytes } from 'node:crypto';
import { auditHash, digestOf, faultOf, START } from '../audit/chain';
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
  for (const { at, actor, action, subject, area, payload: said } of entries) {
    const payload = JSON.stringify(said);
    const salt = randomBytes(16).toString('hex');
    const digest = digestOf(salt, payload);
    const entry = { seq: ++seq, area, at, actor, action, subject, payload, salt, digest, prev };
    prev = auditHash(entry);
    rows.push({ ...entry, hash: prev });
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
      if (faultOf(row, { seq: after, hash: prev }) !== null) return row.seq;
      prev = row.hash;
      after = row.seq;
    }
  }
}

/** The first and the last seq of what was put on record from a time and before another, ms UTC; null for nothing. */
export async function auditSpan(
  db: Db,
  time: { from: number; to: number },
): Promise<{ first: number; last: number } | null> {
  const { first, last } = await db
    .selectFrom('audit')
    .select((is) => [is.fn.min('seq').as('first'), is.fn.max('seq').as('last')])
    .where('at', '>=', time.from)
    .where('at', '<', time.to)
    .executeTakeFirstOrThrow();
  return first === null ? null : { first: Number(first), last: Number(last) };
}

/** At most `limit` entries after a seq, up to another, in the order of the chain. */
export const auditAfter = (
  db: Db,
  span: { after: number; last: number; limit: number },
): Promise<AuditRow[]> =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', span.after)
    .where('seq', '<=', span.last)
    .orderBy('seq')
    .limit(span.limit)
    .execute();
