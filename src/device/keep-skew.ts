import type { Clock } from './clock';
import { changeMeta, type Database } from './database';
import type { SyncState, Watched } from './device';

/** A phone whose date somebody set is told so from here on, ms; less is the two clocks' own difference. */
const SET = 2000;

type Parts = {
  database: Database;
  clock: Clock;
  sync: Watched<SyncState>;
  refresh(): Promise<void>;
};

/**
 * Keeps the skew as it is now that somebody set this phone's date, so that the next start offline has the right time.
 * Does nothing while nothing was measured, or when another page has measured meanwhile.
 */
export async function keepSkew({ database, clock, sync, refresh }: Parts): Promise<void> {
  const skew = clock.skew();
  const kept = sync.value().skew;
  if (skew === null || kept === null || Math.abs(skew - kept) < SET) return;
  await changeMeta(database, (meta) => (meta.skew === kept ? { ...meta, skew } : meta));
  await refresh();
}
