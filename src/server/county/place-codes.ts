import { signPlace } from '#domain/venue/code';
import { type Place, placeCodeText } from '#domain/venue/place-code';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { readPost, readVenue } from '../store/county';
import { isInScope } from '../store/scope';

/** The signed text of the code of a venue or post in the account's area, or null when there is none. */
export async function placeCode(
  context: Context,
  account: SignedIn,
  asked: { kind: 'venue' | 'post'; id: string },
): Promise<{ text: string; name: string } | null> {
  const { db } = context.store;
  const row = asked.kind === 'venue' ? await readVenue(db, asked.id) : await readPost(db, asked.id);
  if (row === null || row.ended_at !== null || !isInScope(row.area, account.area)) return null;
  const place: Place = { host: new URL(context.origin).host, kind: asked.kind, id: row.id };
  return { text: placeCodeText(await signPlace(place, context.keys.root.sign)), name: row.name };
}
