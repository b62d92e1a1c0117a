import { DRIVER_STEPS } from '#domain/transfer/transfer';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import type { RoomRow, TransferRow } from '../store/transfer-rows';
import { listRooms, transfersUnderWay } from '../store/transfers';
import { order } from '../transfer/desk-transfers';
import { makeRooms } from '../transfer/sites-and-teams';
import type { DemoPhone } from './demo-phone';
import type { Chance } from './seeded';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Whoever was held since is on the way: their teams were sent within the last so many minutes. */
const LATELY = 30 * 60 * MINUTE;
const JUST_NOW = 45;
/** Rooms of each site, on three floors. */
const FLOORS = [1, 2, 3];
const A_FLOOR = 16;

type Post = { row: { id: string; kind: string }; phone: DemoPhone; workers: string[] };
/** `receivedAt`: the end of the day that is made; `now`: the present. */
type By = {
  account: SignedIn;
  posts: readonly Post[];
  chance: Chance;
  receivedAt: number;
  now: number;
};

/** Gives the quarantine sites of the demonstration their rooms. */
export async function demoRooms(
  context: Context,
  { account, posts }: Pick<By, 'account' | 'posts'>,
): Promise<void> {
  const names = FLOORS.flatMap((floor) =>
    Array.from({ length: A_FLOOR }, (_, at) => `${floor}${String(at + 1).padStart(2, '0')}`),
  );
  for (const { row } of posts)
    if (row.kind === 'site') await makeRooms(context, account, { site: row.id, names });
}

/**
 * The desk sends a team for whoever is held, teams and sites say their steps. Of the last hours some are still on the way.
 * The phones' records wait to be sent like all others.
 */
export async function demoTransfers(context: Context, by: By): Promise<void> {
  const teams = by.posts.filter(({ row }) => row.kind === 'drivers');
  const sites = by.posts.filter(({ row }) => row.kind === 'site');
  const { db } = context.store;
  const rows = await transfersUnderWay(db);
  const taken = new Set(rows.map(({ room }) => room));
  const rooms = (await listRooms(db)).filter(({ id }) => !taken.has(id));
  for (const row of rows) {
    if (row.site === null) await send(context, by, { row, teams, sites, rooms });
    else if (row.received_at !== null && by.receivedAt - row.received_at > 14 * DAY) leave(row, by, sites);
  }
}

/** `rooms`: those that nobody has been given yet. */
type Fleet = { row: TransferRow; teams: readonly Post[]; sites: readonly Post[]; rooms: RoomRow[] };

async function send(context: Context, by: By, { row, teams, sites, rooms }: Fleet): Promise<void> {
  const { chance, account, receivedAt } = by;
  const [team, site] = [chance.pick(teams), chance.pick(sites)];
  const fresh = by.now - row.held_at < LATELY;
  if (fresh && chance.percent(30)) return;
  const soon = row.held_at + (3 + chance.int(5)) * MINUTE;
  const at = Math.min(receivedAt, fresh ? Math.max(soon, by.now - chance.int(JUST_NOW) * MINUTE) : soon);
  const then = { ...context, now: () => at };
  const wanted = { id: row.id, driver: team.row.id, site: site.row.id };
  const sent = await order(then, account, wanted);
  if (!sent.ok) return;
  let takenAt = at;
  for (const step of DRIVER_STEPS) {
    takenAt += (2 + chance.int(12)) * MINUTE;
    if (takenAt > by.now) return;
    const body = { transfer: row.id, step, order: 1 };
    team.phone.say({ kind: 'transfer-step', body }, { takenAt, ...staffOf(team, chance) });
  }
  takenAt += 10 * MINUTE;
  const room = rooms.find((one) => one.site === site.row.id);
  if (takenAt > by.now || room === undefined) return;
  rooms.splice(rooms.indexOf(room), 1);
  const body = { transfer: row.id, step: 'received' as const, room: room.id };
  site.phone.say({ kind: 'transfer-step', body }, { takenAt, ...staffOf(site, chance) });
}

/** Whoever was there for two weeks leaves. */
function leave(row: TransferRow, { chance, receivedAt }: By, sites: readonly Post[]): void {
  const site = sites.find((post) => post.row.id === row.site);
  if (site === undefined) return;
  const body = { transfer: row.id, step: 'discharged' as const, word: '隔离期满' };
  site.phone.say({ kind: 'transfer-step', body }, { takenAt: receivedAt, ...staffOf(site, chance) });
}

const staffOf = (post: Post, chance: Chance) => ({
  worker: chance.pick(post.workers),
  post: post.row.id,
});
