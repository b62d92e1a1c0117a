import { v7 as uuid } from 'uuid';
import type { Site, Team } from '#domain/desk/transfers-desk';
import { fault, ok, type Result } from '#domain/result';
import { countRooms } from '#domain/transfer/rooms';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import { touch } from '../store/changes';
import { listPosts, readPost } from '../store/county';
import { takeRevs } from '../store/meta';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import type { RoomRow, TransferRow } from '../store/transfer-rows';
import { addRooms, endRoom, isRoomFree, listRooms, readRoom, transfersUnderWay } from '../store/transfers';
import { courseOf } from './course-of';
import { roomOf } from './transfer-shelf';

/** Every quarantine site with its rooms, and every team of drivers, that the county has now. */
export async function sitesAndTeams(db: Db): Promise<{ sites: Site[]; teams: Team[] }> {
  const posts = (await listPosts(db)).filter((post) => post.ended_at === null);
  const rooms = await listRooms(db);
  const rows = await transfersUnderWay(db);
  const courses = rows.map(courseOf);
  return {
    sites: posts.flatMap(({ id, name, area, kind }): Site[] => {
      if (kind !== 'site') return [];
      const own = rooms.filter(({ site }) => site === id).map(roomOf);
      return [{ id, name, area, ...countRooms(id, own.length, courses), rooms: own }];
    }),
    teams: posts.flatMap(({ id, name, area, kind }): Team[] =>
      kind === 'drivers' ? [{ id, name, area, under: rows.filter((row) => isDriving(row, id)).length }] : [],
    ),
  };
}

/** A team is under way with a transfer from the order until the person is delivered. */
const isDriving = (row: TransferRow, team: string): boolean =>
  row.driver === team && row.delivered_at === null && row.received_at === null;

/** How many rooms of a site are neither somebody's nor kept for somebody. */
export async function freeRooms(tx: Db, site: string): Promise<number> {
  const rooms = (await listRooms(tx)).filter((room) => room.site === site);
  return countRooms(site, rooms.length, (await transfersUnderWay(tx)).map(courseOf)).free;
}

/** Adds rooms to a site; a name that the site has already is left out. Its phones hear of them. */
export async function makeRooms(
  context: Context,
  account: SignedIn,
  { site, names }: { site: string; names: readonly string[] },
): Promise<Result<null, 'not-found' | 'gone'>> {
  const now = context.now();
  const made = await context.store.write(async (tx) => {
    const post = await readPost(tx, site);
    if (post?.kind !== 'site' || !isInScope(post.area, account.area)) return fault('not-found' as const);
    if (post.ended_at !== null) return fault('gone' as const);
    const there = new Set((await listRooms(tx)).filter((room) => room.site === site).map(({ name }) => name));
    const rows = [...new Set(names.map((name) => name.trim()))].flatMap((name): RoomRow[] =>
      there.has(name) ? [] : [{ id: uuid(), area: post.area, site, name, made_at: now, ended_at: null }],
    );
    await addRooms(tx, rows);
    await record(tx, [
      {
        at: now,
        actor: `account:${account.id}`,
        action: 'rooms-made',
        subject: site,
        area: post.area,
        payload: { rooms: rows.map(({ name }) => name) },
      },
    ]);
    return ok(await tellRooms(tx, rows));
  });
  if (!made.ok) return made;
  context.live.publish(made.value);
  return ok(null);
}

/** A site has a room no more; `conflict` while somebody is in it. */
export async function dropRoom(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<null, 'not-found' | 'conflict'>> {
  const now = context.now();
  const done = await context.store.write(async (tx) => {
    const room = await readRoom(tx, id);
    if (room === null || room.ended_at !== null || !isInScope(room.area, account.area))
      return fault('not-found' as const);
    if (!(await isRoomFree(tx, id, ''))) return fault('conflict' as const);
    await endRoom(tx, id, now);
    const { area, site, name } = room;
    const actor = `account:${account.id}`;
    await record(tx, [
      { at: now, actor, action: 'room-ended', subject: site, area, payload: { room: name } },
    ]);
    return ok(await tellRooms(tx, [room]));
  });
  if (!done.ok) return done;
  context.live.publish(done.value);
  return ok(null);
}

async function tellRooms(tx: Db, rows: readonly RoomRow[]): Promise<News[]> {
  if (rows.length === 0) return [];
  await touch(
    tx,
    rows.map(({ id, area, site }) => ({ topic: 'room', key: id, area, post: site, at: null })),
  );
  const rev = await takeRevs(tx, 1);
  return [{ rev, areas: null, event: { type: 'transfers' } }];
}
