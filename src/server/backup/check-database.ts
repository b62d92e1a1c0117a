import { firstBrokenAudit } from '../store/audit';
import { readCounty } from '../store/county';
import { openSqlite } from '../store/sqlite';
import { countMain, isWhole } from '../store/sqlite-file';
import type { Store } from '../store/store';

/** What a database that can be relied on holds, in numbers. */
export type Checked = { records: number; persons: number; audit: number };

/** What is wrong with a database: its pages, a county that is missing, or the chain of its audit log. */
export type DatabaseFault = 'damaged' | 'no-county' | 'audit-broken';

/** Looks through a whole database: every page, and the audit chain from its first entry. */
async function checkDatabase(store: Store): Promise<Checked | DatabaseFault> {
  const { db } = store;
  if (!(await isWhole(db))) return 'damaged';
  if ((await readCounty(db)) === null) return 'no-county';
  if ((await firstBrokenAudit(db)) !== null) return 'audit-broken';
  return await countMain(db);
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
