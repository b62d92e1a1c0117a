import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { readPost } from '../store/county';
import { isInScope } from '../store/scope';
import { makeEnrolment } from './join-county';

/** A one-time token for a post of the account's area, or null when there is no such post. */
export async function enrolPost(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<{ text: string; expires: number } | null> {
  const post = await readPost(context.store.db, id);
  if (post === null || !isInScope(post.area, account.area)) return null;
  return await makeEnrolment(context, { post: id, account: account.id });
}
