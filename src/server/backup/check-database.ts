import { sql } from 'kysely';
import { firstBrokenAudit } from '../store/audit';
import { readCounty } from '../store/county';
import { openSqlite } from '../store/sqlite';
import type { Store } from '../store/store';

/** What a database that can be relied on holds, in numbers. */
export type Checked = { records: number; persons: number; audit: number };

/** What is wrong with a database: its pages, a county that is missing, or the chain of its audit log. */
export type DatabaseFault = 'damaged' | 'no-county' | 'audit-broken';

/** Looks through a whole database: every page, and the audit chain from its first entry. */
export async function checkDatabase(store: Store): Promise<Checked | DatabaseFault> {
  const { db } = store;
  const { rows } = await sql<Record<string, string>>`pragma integrity_check`.execute(db);
  if (Object.values(rows[0] ?? {})[0] !== 'ok') return 'damaged';
  if ((await readCounty(db)) === null) return 'no-county';
  if ((await firstBrokenAudit(db)) !== null) return 'audit-broken';
  const count = async (table: 'records' | 'persons' | 'audit') => {
    const counted = await db
      .selectFrom(table)
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(counted.count);
  };
  return { records: await count('records'), persons: await count('persons'), audit: await count('audit') };
}

/** The same of a file that no server has open. */
export async function checkFile(path: string): Promise<Checked | DatabaseFault> {
  let store: Store;
  try {
    store = await openSqlite(path);
  } catch {
    return 'damaged';
  }
  try {
    return await checkDatabase(store);
  } catch {
    return 'damaged';
  } finally {
    await store.close();
  }
}
