import { isWithin } from '#domain/area/place';
import type { DutyAnswer } from '#domain/desk/duty-desk';
import { type Duty, LONGEST_DUTY } from '#domain/duty/duty';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { note } from '../county/note';
import { listAccounts, readAccount } from '../store/accounts';
import { touch } from '../store/changes';
import { listPosts, postOf, readPost } from '../store/county';
import { accountsOnDuty, setDuty, setPostTelephone } from '../store/duty';
import { takeRevs } from '../store/meta';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import type { AccountRow } from '../store/tables';

/** An account as one that is on duty, or null when it is not, or nobody could call it. */
function dutyOf({ area, name, telephone, on_duty_at: since }: AccountRow): Duty | null {
  return telephone === null || since === null ? null : { area, name, telephone, since };
}

/** Everybody who is on duty now, the last to come first. */
export async function everybodyOnDuty(db: Db, now: number): Promise<(Duty & { account: string })[]> {
  const rows = await accountsOnDuty(db, now - LONGEST_DUTY);
  return rows.flatMap((row) => {
    const duty = dutyOf(row);
    return duty === null ? [] : [{ ...duty, account: row.id }];
  });
}

/** Who is on duty in and above an account's area, and the telephones of the posts in it. */
export async function dutyAnswer({ store, now }: Context, account: SignedIn): Promise<DutyAnswer> {
  const { db } = store;
  const posts = (await listPosts(db)).filter(
    (row) => row.ended_at === null && isInScope(row.area, account.area),
  );
  const duties = await everybodyOnDuty(db, now());
  const own = dutyOf(account);
  const manages = account.role === 'county-desk';
  return {
    onDuty: duties.filter(({ area }) => isWithin(area, account.area) || isWithin(account.area, area)),
    own: {
      telephone: account.telephone,
      since: own !== null && own.since > now() - LONGEST_DUTY ? own.since : null,
    },
    posts: posts.map((row) => {
      const { id, name, kind, area } = postOf(row);
      return { id, name, kind, area, telephone: row.telephone };
    }),
    accounts: (manages ? await listAccounts(db) : []).flatMap(({ id, area, telephone }) =>
      telephone === null || !isInScope(area, account.area) ? [] : [{ id, telephone }],
    ),
  };
}

/** Whoever is signed in comes on duty and is called there. Phones and desks hear of it. */
export async function comeOnDuty(context: Context, account: SignedIn, telephone: string): Promise<void> {
  await changeDuty(context, account.area, async (tx) => {
    await setDuty(tx, account.id, { telephone, on_duty_at: context.now() });
    await note(tx, { context, account, action: 'duty-on', subject: account.id });
  });
}

/** Whoever is signed in leaves duty. */
export async function leaveDuty(context: Context, account: SignedIn): Promise<void> {
  await changeDuty(context, account.area, async (tx) => {
    await setDuty(tx, account.id, { on_duty_at: null });
    await note(tx, { context, account, action: 'duty-off', subject: account.id });
  });
}

/** Sets where an account in one's own area is called. Without a telephone nobody is on duty. */
export async function setAccountTelephone(
  context: Context,
  account: SignedIn,
  set: { id: string; telephone: string | null },
): Promise<'set' | 'not-found'> {
  const { id, telephone } = set;
  const row = await readAccount(context.store.db, { id });
  if (row === null || row.ended_at !== null || !isInScope(row.area, account.area)) return 'not-found';
  await changeDuty(context, row.area, async (tx) => {
    await setDuty(tx, id, telephone === null ? { telephone, on_duty_at: null } : { telephone });
    await note(tx, { context, account, action: 'account-telephone', subject: id });
  });
  return 'set';
}

/** Sets where whoever is on duty at a post is called. */
export async function setTelephoneOfPost(
  context: Context,
  account: SignedIn,
  set: { id: string; telephone: string | null },
): Promise<'set' | 'not-found'> {
  const done = await context.store.write(async (tx) => {
    const post = await readPost(tx, set.id);
    if (post === null || post.ended_at !== null || !isInScope(post.area, account.area)) return 'not-found';
    await setPostTelephone(tx, set.id, set.telephone);
    await note(tx, { context, account, action: 'post-telephone', subject: set.id });
    return 'set';
  });
  if (done === 'set') tell(context, context.live.newest());
  return done;
}

/** Phones below the area hear who is on duty there now. */
export const touchDuty = (tx: Db, area: string): Promise<void> =>
  touch(tx, [{ topic: 'duty', key: area, area, post: null, at: null }]);

async function changeDuty(context: Context, area: string, deed: (tx: Db) => Promise<void>): Promise<void> {
  const rev = await context.store.write(async (tx) => {
    await deed(tx);
    await touchDuty(tx, area);
    return await takeRevs(tx, 1);
  });
  tell(context, rev);
}

/** Every desk hears of it: the one above looks down, the one below looks up. */
const tell = (context: Context, rev: number) =>
  context.live.publish([{ rev, areas: null, event: { type: 'duty' } }]);
