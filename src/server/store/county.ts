import { type Challenge, challengeSchema, type Post, postSchema } from '#domain/county/county';
import { selectMany } from './many';
import type { Db } from './store';
import type { Tables } from './tables';

/** The county of this server, or null before set-up. */
export async function readCounty(db: Db): Promise<Tables['county'] | null> {
  return (await db.selectFrom('county').selectAll().executeTakeFirst()) ?? null;
}

/** Keeps the county at set-up. */
export async function addCounty(tx: Db, row: Tables['county']): Promise<void> {
  await tx.insertInto('county').values(row).execute();
}

/** Keeps the towns and villages at set-up. */
export async function addAreas(tx: Db, rows: readonly Tables['areas'][]): Promise<void> {
  for (let at = 0; at < rows.length; at += 200)
    await tx
      .insertInto('areas')
      .values(rows.slice(at, at + 200))
      .execute();
}

/** Towns, villages and grids of the county, by code. */
export const listAreas = (db: Db): Promise<Tables['areas'][]> =>
  db.selectFrom('areas').selectAll().orderBy('area').execute();

export type PostRow = Tables['posts'];

/** A row as the wire's post. */
export function postOf(row: PostRow): Post {
  const kind = postSchema.shape.kind.options.find((one) => one === row.kind) ?? 'road';
  const challenge = challengeSchema.safeParse(row.challenge);
  return {
    id: row.id,
    name: row.name,
    kind,
    area: row.area,
    ...(challenge.success ? { challenge: challenge.data } : {}),
  };
}

/** Every post that ever was, by area and name; ended ones too. */
export const listPosts = (db: Db): Promise<PostRow[]> =>
  db.selectFrom('posts').selectAll().orderBy('area').orderBy('name').execute();

/** A post by id, ended ones too, or null. */
export async function readPost(db: Db, id: string): Promise<PostRow | null> {
  return (await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export const addPost = async (tx: Db, row: PostRow): Promise<void> => {
  await tx.insertInto('posts').values(row).execute();
};

/** Sets when a post's phones challenge. */
export async function setChallenge(tx: Db, id: string, challenge: Challenge): Promise<void> {
  await tx.updateTable('posts').set({ challenge }).where('id', '=', id).execute();
}

export const listWorkers = (db: Db): Promise<Tables['workers'][]> =>
  db.selectFrom('workers').selectAll().orderBy('name').execute();

/** Those of some ids that are, or were, workers of this county. */
export async function workersAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await selectMany<{ id: string }>(db, 'select id from workers where id in (?)', ids);
  return new Set(rows.map((row) => row.id));
}

/** A worker by id, ended ones too, or null. */
export async function readWorker(db: Db, id: string): Promise<Tables['workers'] | null> {
  return (await db.selectFrom('workers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export const addWorker = async (tx: Db, row: Tables['workers']): Promise<void> => {
  await tx.insertInto('workers').values(row).execute();
};

export const listVenues = (db: Db): Promise<Tables['venues'][]> =>
  db.selectFrom('venues').selectAll().orderBy('name').execute();

/** A venue by id, ended ones too, or null. */
export async function readVenue(db: Db, id: string): Promise<Tables['venues'] | null> {
  return (await db.selectFrom('venues').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export const addVenue = async (tx: Db, row: Tables['venues']): Promise<void> => {
  await tx.insertInto('venues').values(row).execute();
};

/** Ends a post, worker, venue or account at a time; one that ended before keeps its time. @returns whether there is one */
export async function endPlace(
  tx: Db,
  table: 'posts' | 'workers' | 'venues' | 'accounts',
  ended: { id: string; at: number },
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select(['id', 'ended_at'])
    .where('id', '=', ended.id)
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.ended_at === null)
    await tx.updateTable(table).set({ ended_at: ended.at }).where('id', '=', ended.id).execute();
  return true;
}
