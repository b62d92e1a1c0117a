import { sql } from 'kysely';
import { isWithin } from '#domain/area/place';
import type { Db } from './store';
import type { InstructionRow } from './tables';

/** Instructions that nobody has received and nobody was told of otherwise: by knocking at phones, or by a text. */

const open = (db: Db) =>
  db
    .selectFrom('instructions')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('received_at', 'is', null)
    .where('started_at', 'is', null)
    .where('done_at', 'is', null);

/** Those that became known after a time and for which no phone was knocked at. */
export const notKnocked = (db: Db, after: number, limit: number): Promise<InstructionRow[]> =>
  open(db).where('pushed_at', 'is', null).where('known_at', '>', after).limit(limit).execute();

/** Those that became known between two times and of which no text has gone out. */
export const notTexted = (
  db: Db,
  known: { after: number; before: number },
  limit: number,
): Promise<InstructionRow[]> =>
  open(db)
    .where('texted_at', 'is', null)
    .where('known_at', '>', known.after)
    .where('known_at', '<', known.before)
    .orderBy('known_at')
    .limit(limit)
    .execute();

/** Notes when phones were knocked at for instructions, or texts went out, ms UTC. */
export async function noteTold(
  tx: Db,
  column: 'pushed_at' | 'texted_at',
  told: { ids: readonly string[]; at: number },
): Promise<void> {
  for (let from = 0; from < told.ids.length; from += 200)
    await tx
      .updateTable('instructions')
      .set({ [column]: told.at })
      .where('id', 'in', told.ids.slice(from, from + 200))
      .execute();
}

/** Notes that a text about instructions did not go out. */
export async function noteFailedText(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('instructions')
    .set({ text_tries: sql<number>`text_tries + 1` })
    .where('id', 'in', [...ids])
    .execute();
}

/** The phones of village posts that may be knocked at, with the area that their post gets instructions for. */
export const knockable = (db: Db): Promise<{ install: string; endpoint: string; area: string }[]> =>
  db
    .selectFrom('push_subscriptions')
    .innerJoin('installs', 'installs.id', 'push_subscriptions.install')
    .innerJoin('posts', 'posts.id', 'installs.post')
    .select(['push_subscriptions.install', 'push_subscriptions.endpoint', 'posts.area'])
    .where('installs.revoked_at', 'is', null)
    .where('posts.kind', '=', 'village')
    .where('posts.ended_at', 'is', null)
    .execute();

/** The duty telephones of village posts. */
export const postTelephones = async (db: Db): Promise<{ id: string; area: string; telephone: string }[]> =>
  (
    await db
      .selectFrom('posts')
      .select(['id', 'area', 'telephone'])
      .where('kind', '=', 'village')
      .where('ended_at', 'is', null)
      .where('telephone', 'is not', null)
      .execute()
  ).flatMap(({ telephone, ...post }) => (telephone === null ? [] : [{ ...post, telephone }]));

/** Those of some places that get an instruction to an area. */
export const getting = <Place extends { area: string }>(places: readonly Place[], area: string): Place[] =>
  places.filter((place) => isWithin(area, place.area));
