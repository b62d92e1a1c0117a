import type { News } from '../people/live-events';
import { touch, transferKey } from '../store/changes';
import { takeRevs } from '../store/meta';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { transfersOf } from '../store/transfers';
import { postsOf } from './course-of';

/**
 * Tells phones and desks that transfers changed: the teams, sites and checkpoints that have, or had, to do with them.
 * @param changed rows as they are now; those of posts that had to do with it before are told too
 */
export async function tellTransfers(tx: Db, changed: readonly TransferRow[]): Promise<News[]> {
  if (changed.length === 0) return [];
  await touchPhones(tx, changed);
  let rev = await takeRevs(tx, changed.length);
  return changed.map(({ area }) => ({ rev: rev++, areas: [area], event: { type: 'transfers' } }));
}

const touchPhones = (tx: Db, rows: readonly TransferRow[]): Promise<void> =>
  touch(
    tx,
    rows.flatMap((row) =>
      postsOf(row).map((post) => ({
        topic: 'transfer' as const,
        key: transferKey(row.id, post),
        area: row.area,
        post,
        at: null,
      })),
    ),
  );

/** The phones of a transfer hear that its person was judged anew: when the measure ends decides on the discharge. */
export async function touchTransfersOf(tx: Db, persons: readonly string[]): Promise<void> {
  const rows = await transfersOf(tx, persons);
  await touchPhones(
    tx,
    rows.filter((row) => row.discharged_at === null && row.cancelled_at === null),
  );
}
