import { isPublicPost } from '#domain/county/county';
import { addDays, type Day, dayOf, startOfDay } from '#domain/day';
import type { Change, PullAnswer } from '#domain/pull-wire';
import { siteReportShelf, supplyShelf } from '../capacity/supply-shelf';
import type { Context } from '../context';
import { wardShelf } from '../followup/ward-shelf';
import { instructionShelf } from '../instruct/instruction-shelf';
import { dutyShelf } from '../notify/duty-shelf';
import { openItemShelf } from '../open-items/open-item-shelf';
import { revocationsFor } from '../passes/revocation-list';
import { expectedByIds } from '../people/expected';
import { type ChangeRow, changesAfter, expectedBetween, touch } from '../store/changes';
import { listAreas, listPosts, listVenues, listWorkers, postOf, readPost } from '../store/county';
import { currentRev, keepMeta, readMeta } from '../store/meta';
import type { InstallRow } from '../store/tables';
import { roomShelf, transferShelf } from '../transfer/transfer-shelf';
import { countyCard, signedPolicy } from './county-card';
import { signedList } from './trust-lists';

/** At most so many changes an answer. */
const PAGE = 500;

/** What a phone has: the rev that it has heard of, 0 at first, and the number of its revocation list, null without one. */
export type Has = { cursor: number; revocations: number | null };

/** What changed since a phone last asked, as far as it concerns this phone (SYNC.md 5.3). */
export async function pull(
  context: Context,
  install: InstallRow,
  { cursor, revocations }: Has,
): Promise<PullAnswer> {
  const now = context.now();
  const { zoneMinutes } = (await context.policies.inForce(context.store.db, now)).policy.parameters;
  const today = dayOf(now, zoneMinutes);
  const window = windowOf(today, zoneMinutes);
  await turnDay(context, today, zoneMinutes);
  const { db } = context.store;
  const newest = await currentRev(db);
  const post = install.post === null ? null : await readPost(db, install.post);
  const rows = await changesAfter(db, cursor, { scope: { post, window, now }, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const more = rows.length > PAGE;
  const last = more ? (page.at(-1)?.rev ?? cursor) : Math.max(cursor, newest);
  const changes = await valuesOf(context, page, { now, zoneMinutes, window, install });
  // With the last page only: who gathers all pages before it takes them over would get it with each.
  const lists = post === null || more ? [] : await revocationsFor(db, context.keys, revocations);
  return {
    changes: [
      ...changes,
      ...lists.map((value): Change => ({ table: 'revocations', key: 'list', rev: last, value })),
    ],
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
  const ids = rows.filter((row) => row.topic === 'expected').map((row) => row.key);
  return {
    county: has('county') ? await countyCard(db, context.keys) : null,
    issuers: has('issuers') ? await signedList(db, 'issuers') : null,
    evidenceKeys: has('evidence-keys') ? await signedList(db, 'evidence-keys') : null,
    policy: has('policy') ? await signedPolicy(db, asking.now) : null,
    areas: new Map(has('area') ? (await listAreas(db)).map((one) => [one.area, one.name]) : []),
    posts: new Map(has('post') ? (await listPosts(db)).map((one) => [one.id, one]) : []),
    venues: new Map(has('venue') ? (await listVenues(db)).map((one) => [one.id, one]) : []),
    workers: new Map(has('worker') ? (await listWorkers(db)).map((one) => [one.id, one]) : []),
    expected: await expectedByIds(db, ids, { ...asking, documents: context.keys.documents }),
    instructions: await instructionShelf(db, rows, asking.now),
    openItems: await openItemShelf(db, rows, asking.now),
    transfers: await transferShelf(db, rows, { post: asking.install.post, now: asking.now }),
    rooms: await roomShelf(db, rows),
    duties: await dutyShelf(db, rows, asking.now),
    supplies: await supplyShelf(db, rows),
    siteReports: await siteReportShelf(db, rows, asking),
    own: asking.install.post,
    wards: await wardShelf(db, rows, asking.now),
  };
}

function valueOf(row: ChangeRow, shelf: Shelf, window: Window): Change[] {
  const { topic, key, rev } = row;
  switch (topic) {
    case 'county':
      return [{ table: topic, key, rev, value: shelf.county }];
    case 'issuers':
      return [{ table: topic, key, rev, value: shelf.issuers }];
    case 'evidence-keys':
      return [{ table: topic, key, rev, value: shelf.evidenceKeys }];
    case 'policy':
      return [{ table: topic, key, rev, value: shelf.policy }];
    case 'area': {
      const name = shelf.areas.get(key);
      return [{ table: topic, key, rev, value: name === undefined ? null : { code: key, name } }];
    }
    case 'post': {
      const post = shelf.posts.get(key);
      const told = post !== undefined && post.ended_at === null ? postOf(post) : null;
      const concerns = told !== null && (isPublicPost(told.kind) || told.id === shelf.own);
      return [{ table: topic, key, rev, value: concerns ? told : null }];
    }
    case 'venue': {
      const venue = shelf.venues.get(key);
      if (venue === undefined || venue.ended_at !== null) return [{ table: topic, key, rev, value: null }];
      return [{ table: topic, key, rev, value: { id: venue.id, name: venue.name, area: venue.area } }];
    }
    case 'instruction':
      return [{ table: topic, key, rev, value: shelf.instructions.get(key) ?? null }];
    case 'ward':
      return [{ table: topic, key, rev, value: shelf.wards.get(key) ?? null }];
    case 'transfer':
      return [{ table: topic, key, rev, value: shelf.transfers.get(key) ?? null }];
    case 'room':
      return [{ table: topic, key, rev, value: shelf.rooms.get(key) ?? null }];
    case 'supply':
      return [{ table: topic, key, rev, value: shelf.supplies.get(key) ?? null }];
    case 'site-report':
      return [{ table: topic, key, rev, value: shelf.siteReports.get(key) ?? null }];
    case 'duty':
      return [{ table: topic, key, rev, value: shelf.duties.get(key) ?? null }];
    case 'open-item':
      return [{ table: topic, key, rev, value: shelf.openItems.get(key) ?? null }];
    case 'used':
      return useOf(row);
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

/** On a phone a use is called after the pass: it hears of its own post's only. */
function useOf({ key, post, at, rev }: ChangeRow): Change[] {
  const [pass = ''] = key.split(' ');
  return post === null || at === null ? [] : [{ table: 'used', key: pass, rev, value: { at, post } }];
}
