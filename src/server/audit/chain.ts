import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** An entry of the audit log as it is stored and exported. An empty payload was deleted with the person it was about. */
export const auditRowSchema = z.strictObject({
  seq: z.int(),
  area: z.string(),
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  subject: z.nullable(z.string()),
  payload: z.string(),
  salt: z.string(),
  digest: z.string(),
  prev: z.string(),
  hash: z.string(),
});
type AuditRow = z.infer<typeof auditRowSchema>;

/** What the first entry follows. */
export const START = '0'.repeat(64);

/** The digest of a payload: salted, so that a deleted one cannot be guessed from it. */
export const digestOf = (salt: string, payload: string): string => sha256(`${salt}\n${payload}`);

/** The hash of an entry, over the one before it and the digest of its payload. */
export const auditHash = (row: Omit<AuditRow, 'hash' | 'salt' | 'payload'>): string =>
  sha256(
    [row.seq, row.prev, row.at, row.actor, row.action, row.subject ?? '', row.area, row.digest].join('\n'),
  );

/** What does not fit in an entry that should follow another: its place in the chain, its hash, or its payload. */
export function faultOf(
  row: AuditRow,
  before: { seq: number; hash: string },
): 'chain' | 'hash' | 'payload' | null {
  if (row.seq !== before.seq + 1 || row.prev !== before.hash) return 'chain';
  if (row.hash !== auditHash(row)) return 'hash';
  if (row.payload !== '' && row.digest !== digestOf(row.salt, row.payload)) return 'payload';
  return null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
