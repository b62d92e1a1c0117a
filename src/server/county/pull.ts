import { addDays, type Day, dayOf, startOfDay } from '#domain/day';
import type { Change, PullAnswer, Signed } from '#domain/wire';
import type { Context } from '../context';
import { expectedByIds } from '../people/expected';
import { type ChangeRow, changesAfter, expectedBetween, touch } from '../store/changes';
import { listAreas, listPosts, listWorkers, postOf, readPost } from '../store/county';
import { currentRev, keepMeta, readMeta } from '../store/meta';
import { newestRevocations } from '../store/passes';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import { countyCard, signedPolicy } from './county-card';
import { trustedKeys } from './keys';

/** At most so many changes an answer. */
const PAGE = 500;

/**
 * What changed since a rev, as far as it concerns this phone (SYNC.md 5.3).
 * @param cursor the rev that the phone has, 0 at first
 */
export async function pull(context: Context, install: InstallRow, cursor: number): Promise<PullAnswer> {
  const now = context.now();
  const { zoneMinutes } = (await context.policies.inForce(context.store.db, now)).policy.parameters;
  const today = dayOf(now, zoneMinutes);
  const window = windowOf(today, zoneMinutes);
  await turnDay(context, today, zoneMinutes);
  const { db } = context.store;
  const newest = await currentRev(db);
  const post = install.post === null ? null : await readPost(db, install.post);
  const rows = await changesAfter(db, cursor, { scope: { post, window }, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const more = rows.length > PAGE;
  const last = more ? (page.at(-1)?.rev ?? cursor) : Math.max(cursor, newest);
  return {
    changes: await valuesOf(context, page, { now, zoneMinutes, window, install }),
    cursor: String(last),
    more,
    epoch: (await readMeta(db, 'epoch')) ?? '',
    watermark: install.watermark,
    serverTime: now,
  };
}

type Window = { from: number; to: number };

/** Expected are those who arrive from yesterday to the day after tomorrow. */
function windowOf(today: Day, zoneMinutes: number): Window {
  return {
    from: startOfDay(addDays(today, -1), zoneMinutes),
    to: startOfDay(addDays(today, 3), zoneMinutes),
  };
}

/** When the day has turned, those who come into the window or leave it count as changed, once for all phones. */
async function turnDay(context: Context, today: Day, zoneMinutes: number): Promise<void> {
  if ((await readMeta(context.store.db, 'window-day')) === today) return;
  await context.store.write(async (tx) => {
    const before = await readMeta(tx, 'window-day');
    if (before === today) return;
    await keepMeta(tx, 'window-day', today);
    if (before === null) return;
    const [old, fresh] = [windowOf(before, zoneMinutes), windowOf(today, zoneMinutes)];
    const edges: [number, number][] = [
      [Math.min(old.from, fresh.from), Math.max(old.from, fresh.from)],
      [Math.min(old.to, fresh.to), Math.max(old.to, fresh.to)],
    ];
    for (const [from, to] of edges) await touch(tx, await expectedBetween(tx, from, to));
  });
}

type Asking = { now: number; zoneMinutes: number; window: Window; install: InstallRow };

/** The present values of changed things, read once for a page; null for what is there no more. */
async function valuesOf(context: Context, rows: readonly ChangeRow[], asking: Asking): Promise<Change[]> {
  const shelf = await readShelf(context, rows, asking);
  return rows.flatMap((row) => valueOf(row, shelf, asking.window));
}

type Shelf = Awaited<ReturnType<typeof readShelf>>;

/** Reads what a page of changes needs, and nothing that it does not name. */
async function readShelf(context: Context, rows: readonly ChangeRow[], asking: Asking) {
  const { db } = context.store;
  const has = (topic: string) => rows.some((row) => row.topic === topic);
  const county = has('county') || has('issuer') ? await countyCard(db, context.keys) : null;
  const ids = rows.filter((row) => row.topic === 'expected').map((row) => row.key);
  return {
    county,
    issuers: new Map(trustedKeys(context.keys, county?.area ?? '').map((one) => [one.kid, one])),
    policy: has('policy') ? await signedPolicy(db, asking.now) : null,
    revocations: has('revocations') ? await signedRevocations(db) : null,
    areas: new Map(has('area') ? (await listAreas(db)).map((one) => [one.area, one.name]) : []),
    posts: new Map(has('post') ? (await listPosts(db)).map((one) => [one.id, one]) : []),
    workers: new Map(has('worker') ? (await listWorkers(db)).map((one) => [one.id, one]) : []),
    expected: await expectedByIds(db, ids, { ...asking, documents: context.keys.documents }),
  };
}

function valueOf({ topic, key, rev }: ChangeRow, shelf: Shelf, window: Window): Change[] {
  switch (topic) {
    case 'county':
      return [{ table: topic, key, rev, value: shelf.county }];
    case 'issuer':
      return [{ table: topic, key, rev, value: shelf.issuers.get(key) ?? null }];
    case 'policy':
      return [{ table: topic, key, rev, value: shelf.policy }];
    case 'revocations':
      return [{ table: topic, key, rev, value: shelf.revocations }];
    case 'area': {
      const name = shelf.areas.get(key);
      return [{ table: topic, key, rev, value: name === undefined ? null : { code: key, name } }];
    }
    case 'post': {
      const post = shelf.posts.get(key);
      return [
        { table: topic, key, rev, value: post === undefined || post.ended_at !== null ? null : postOf(post) },
      ];
    }
    case 'worker': {
      const worker = shelf.workers.get(key);
      const gone = worker === undefined || worker.ended_at !== null;
      return [
        {
          table: topic,
          key,
          rev,
          value: gone ? null : { id: worker.id, name: worker.name, post: worker.post },
        },
      ];
    }
    case 'expected': {
      const one = shelf.expected.get(key);
      const comes = one !== undefined && one.arriveAt >= window.from && one.arriveAt < window.to;
      return [{ table: topic, key, rev, value: comes ? one : null }];
    }
    default:
      return [];
  }
}

async function signedRevocations(db: Db): Promise<Signed | null> {
  const row = await newestRevocations(db);
  return row === null ? null : { payload: row.payload, signature: row.signature };
}
