import { toBase64Url } from '#domain/bytes';
import { addDays, type Day, startOfDay } from '#domain/day';
import type { Keys } from '../county/keys';
import { signDocument } from '../county/signed';
import { auditAfter, auditSpan } from '../store/audit';
import { readCounty } from '../store/county';
import { listPolicies } from '../store/policies';
import type { Db } from '../store/store';
import type { AuditRow } from '../store/tables';
import { START } from './chain';

const STEP = 1000;

/**
 * A day of the audit log as lines of JSON that another machine can verify by themselves: whose it is and what it
 * follows, the policies as the county signed them, the entries, and the county's signature over the last hash. It
 * holds facts but neither names nor document numbers.
 * @param day of the county's zone, `zoneMinutes` east of Greenwich
 */
export async function* exportAudit(
  db: Db,
  keys: Keys,
  asked: { day: Day; zoneMinutes: number },
): AsyncGenerator<string> {
  const { day, zoneMinutes } = asked;
  const county = await readCounty(db);
  const from = startOfDay(day, zoneMinutes);
  const to = startOfDay(addDays(day, 1), zoneMinutes);
  const span = await auditSpan(db, { from, to });
  const start = await beforeFirst(db, span?.first ?? 1);
  yield line('county', {
    name: county?.name ?? '',
    area: county?.area ?? '',
    day,
    rootKey: toBase64Url(keys.root.publicKey),
    follows: start,
  });
  for (const { payload, signature } of (await listPolicies(db)).reverse())
    yield line('policy', { payload, signature });
  let last: { seq: number; hash: string } = start;
  for (;;) {
    const rows: AuditRow[] = await auditAfter(db, { after: last.seq, last: span?.last ?? 0, limit: STEP });
    for (const row of rows) {
      yield line('entry', row);
      last = row;
    }
    if (rows.length < STEP) break;
  }
  const { payload, signature } = await signDocument(keys.root, {
    kind: 'audit-day',
    day,
    follows: start,
    last: { seq: last.seq, hash: last.hash },
  });
  yield line('end', { payload, signature });
}

/** What an entry follows. */
async function beforeFirst(db: Db, seq: number): Promise<{ seq: number; hash: string }> {
  const [first] = await auditAfter(db, { after: seq - 1, last: seq, limit: 1 });
  return { seq: seq - 1, hash: first?.prev ?? START };
}

const line = (kind: string, value: object): string => JSON.stringify({ kind, value });
