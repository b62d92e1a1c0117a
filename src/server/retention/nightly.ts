import { dayOf, startOfDay } from '#domain/day';
import type { Context } from '../context';
import { readCounty } from '../store/county';
import { keepMeta, readMeta } from '../store/meta';
import { purge } from './purge';

const HOUR = 3_600_000;
/** The county's quietest hour. */
const AT = 3 * HOUR;

/**
 * Purges once a day, from three in the morning on by the county's clock; a server that was off then does it when it
 * starts, and one that was restored does it at once, before anybody sees who was deleted since.
 */
export async function purgeNightly(context: Context, signal: AbortSignal): Promise<void> {
  const { store, policies } = context;
  const now = context.now();
  if ((await readCounty(store.db)) === null) return;
  const { zoneMinutes } = (await policies.inForce(store.db, now)).policy.parameters;
  const today = dayOf(now, zoneMinutes);
  const last = await readMeta(store.db, 'purged-day');
  const due = last === null || last < today;
  if (!due || (last !== null && now < startOfDay(today, zoneMinutes) + AT)) return;
  await purge({ store, policies, now, write: (work) => store.write(work), signal });
  if (!signal.aborted) await store.write((tx) => keepMeta(tx, 'purged-day', today));
}
