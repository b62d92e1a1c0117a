import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { touchDuty } from '../notify/duty';
import { dropSessionsOf, readAccount } from '../store/accounts';
import { endPlace, readPost, readVenue, readWorker } from '../store/county';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import { transfersUnderWay } from '../store/transfers';
import { note } from './note';
import { told } from './places';

export type Endable = 'posts' | 'workers' | 'venues' | 'accounts';

/**
 * Ends a post, worker, venue or account. What they did stays; an account's sessions end with it.
 * @returns `not-found` outside of the account's area too, `not-allowed` for one's own account, `in-use` for a quarantine
 * site or a team that has somebody, or to which somebody is on the way
 */
export async function end(
  context: Context,
  account: SignedIn,
  ending: { table: Endable; id: string },
): Promise<'ended' | 'not-found' | 'not-allowed' | 'in-use'> {
  const { table, id } = ending;
  if (table === 'accounts' && id === account.id) return 'not-allowed';
  return await context.store.write(async (tx) => {
    const place = await placeOf(tx, table, id);
    if (place === null || !isInScope(place.area, account.area)) return 'not-found';
    if (table === 'posts' && (await isTransferring(tx, id))) return 'in-use';
    await endPlace(tx, table, { id, at: context.now() });
    if (table === 'posts') await told(tx, ['post', 'county'], { id, area: place.area, post: null });
    if (table === 'workers') await told(tx, ['worker'], { id, area: place.area, post: place.post });
    if (table === 'venues') await told(tx, ['venue'], { id, area: place.area, post: null });
    if (table === 'accounts') await dropSessionsOf(tx, id);
    // Nobody is called there any more.
    if (table === 'accounts') await touchDuty(tx, place.area);
    await note(tx, { context, account, action: `${table.slice(0, -1)}-ended`, subject: id });
    return 'ended';
  });
}

async function placeOf(
  tx: Db,
  table: Endable,
  id: string,
): Promise<{ area: string; post: string | null } | null> {
  switch (table) {
    case 'posts':
      return withPost(await readPost(tx, id));
    case 'venues':
      return withPost(await readVenue(tx, id));
    case 'accounts':
      return withPost(await readAccount(tx, { id }));
    case 'workers':
      return await readWorker(tx, id);
  }
}

/** Whether somebody is at a site, on the way to it, or a team's to fetch. */
async function isTransferring(tx: Db, post: string): Promise<boolean> {
  const rows = await transfersUnderWay(tx);
  return rows.some(
    ({ site, driver, delivered_at, received_at }) =>
      site === post || (driver === post && delivered_at === null && received_at === null),
  );
}

const withPost = (row: { area: string } | null) => (row === null ? null : { area: row.area, post: null });
