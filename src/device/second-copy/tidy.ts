import { toBase64Url } from '#domain/bytes';
import { sha256 } from '../crypto';
import { type Database, lockName } from '../database';
import { withLock } from '../patient-lock';
import { type CopyEntry, dropEntries, readEntry } from './entries';
import { isThere } from './is-there';
import { standings } from './missing';

/** A page that holds the lock longer is frozen; nothing depends on it. */
const PATIENCE = 2000;

/** One page, or the service worker, at a time changes the copy. */
export const withCopyLock = <T>(
  { database, locks }: { database: Database; locks: LockManager | null },
  work: () => Promise<T>,
): Promise<T> => withLock(locks, { name: lockName(database.name, 'copy'), patience: PATIENCE }, work);

/**
 * Drops from the second copy what is settled: entries of which nothing waits, and parcels of before for which the county
 * has given its receipts.
 * @returns how many entries stay
 */
export async function tidyCopy(hands: { database: Database; locks: LockManager | null }): Promise<number> {
  const { database } = hands;
  if (!(await isThere(database.name))) return 0;
  return withCopyLock(hands, async () => {
    const all = await standings(database);
    const over: CopyEntry[] = [];
    for (const { entry, waiting, missing } of all)
      if (waiting === 0 && (missing.length === 0 || (await isDelivered(database, entry)))) over.push(entry);
    await dropEntries(database.name, over);
    return all.length - over.length;
  });
}

async function isDelivered(database: Database, entry: CopyEntry): Promise<boolean> {
  const bytes = await readEntry(database.name, entry);
  if (bytes === null) return true;
  const hash = toBase64Url(await sha256(bytes));
  const row = await database.run((db) => db.get('carried', hash));
  return row?.state === 'sent';
}
