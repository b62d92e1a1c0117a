import { v4 as uuid } from 'uuid';
import { record } from './audit';
import { readCounty } from './county';
import { keepMeta } from './meta';
import type { Db } from './store';

/**
 * Begins a new epoch, in a transaction: whatever phones were told before may be more than this store has, and each sends
 * again what is above its watermark here. @param why goes on record: `restored` or `by-hand`
 */
export async function beginEpoch(
  tx: Db,
  by: { now: number; why: 'restored' | 'by-hand'; madeAt: number | null },
): Promise<void> {
  await keepMeta(tx, 'epoch', uuid());
  const county = await readCounty(tx);
  const payload = { why: by.why, madeAt: by.madeAt };
  const entry = { at: by.now, actor: 'operator', action: 'epoch', subject: null, area: county?.area ?? '' };
  await record(tx, [{ ...entry, payload }]);
}
