import { v7 as uuid } from 'uuid';
import type { SupplySaid } from '#domain/capacity/supplies';
import { testLoad } from '#domain/capacity/test-load';
import { addDays, type Day, dayOf, endOfDay, startOfDay } from '#domain/day';
import type { CapacityAnswer, FreeCapacity, NewSupply, SiteLoad, TeamLoad } from '#domain/desk/capacity-desk';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import { readPost } from '../store/county';
import { listPhones } from '../store/installs';
import { takeRevs } from '../store/meta';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import {
  dropCapacity,
  openTests,
  putCapacity,
  putSupply,
  readCapacityOf,
  readSupply,
  siteReportsFrom,
  suppliesIn,
  testedBetween,
} from '../store/supplies';
import type { SupplyRow } from '../store/supply-rows';
import { sitesAndTeams } from '../transfer/sites-and-teams';
import { countSites } from './count-sites';
import { tellCapacity } from './tell-capacity';
import { reportOf, staffNames, supplyOf } from './told';

/** What an area has against what is ordered of it: rooms, drivers, tests, supplies, and its sites' days. */
export async function readCapacity(context: Context, area: string): Promise<CapacityAnswer> {
  const { db } = context.store;
  const now = context.now();
  const { parameters } = (await context.policies.inForce(db, now)).policy;
  const { zoneMinutes } = parameters;
  const day = dayOf(now, zoneMinutes);
  const names = await staffNames(db);
  const here = (one: { area: string }) => isInScope(one.area, area);
  const { sites, teams } = await sitesAndTeams(db);
  const count = await countSites(db, { day, now, parameters });
  const reports = (await siteReportsFrom(db, addDays(day, -1))).map((row) => reportOf(row, names));
  const reportAt = (site: string, on: Day) =>
    reports.find((one) => one.site === site && one.day === on) ?? null;
  return {
    day,
    sites: sites.filter(here).map(
      ({ rooms, ...site }): SiteLoad => ({
        ...site,
        rooms: rooms.length,
        today: count(site.id),
        report: reportAt(site.id, day),
        yesterday: reportAt(site.id, addDays(day, -1)),
      }),
    ),
    teams: await heardOf(db, teams.filter(here)),
    tests: await testsOf(db, area, { now, zoneMinutes }),
    supplies: (await suppliesIn(db, area)).map((row) => supplyOf(row, names)),
    zoneMinutes,
    serverTime: now,
  };
}

async function heardOf(db: Db, teams: readonly Omit<TeamLoad, 'heardAt'>[]): Promise<TeamLoad[]> {
  const phones = (await listPhones(db)).filter(({ revoked_at }) => revoked_at === null);
  return teams.map((team) => {
    const heard = phones.flatMap(({ post, last_seen }) => (post === team.id ? (last_seen ?? []) : []));
    return { ...team, heardAt: heard.length === 0 ? null : Math.max(...heard) };
  });
}

/** The tests of today in an area. Whoever has to be tested for two reasons is tested once. */
async function testsOf(
  db: Db,
  area: string,
  { now, zoneMinutes }: { now: number; zoneMinutes: number },
): Promise<CapacityAnswer['tests']> {
  const day = dayOf(now, zoneMinutes);
  const today = { from: startOfDay(day, zoneMinutes), to: endOfDay(day, zoneMinutes) + 1 };
  const first = new Map<string, number>();
  for (const { person, due } of await openTests(db, area))
    first.set(person, Math.min(due, first.get(person) ?? due));
  const done = new Set(await testedBetween(db, area, today)).size;
  const aDay = (await readCapacityOf(db, area))?.tests_a_day ?? null;
  return testLoad([...first.values()], { aDay, done, now, zoneMinutes });
}

/** What is free in an area beside what a policy would need. */
export async function freeCapacity(
  db: Db,
  area: string,
  by: { now: number; zoneMinutes: number },
): Promise<FreeCapacity> {
  const sites = (await sitesAndTeams(db)).sites.filter((site) => isInScope(site.area, area));
  return {
    rooms: sites.reduce((sum, { free }) => sum + free, 0),
    tests: (await testsOf(db, area, by)).free,
  };
}

/** Writes down a supply of a site in the account's area, or of the account's own store. @returns its id */
export async function addSupply(
  context: Context,
  account: SignedIn,
  { site, ...said }: NewSupply,
): Promise<Result<string, 'not-found' | 'gone'>> {
  return await change(context, account, async (tx) => {
    const post = site === null ? null : await readPost(tx, site);
    if (site !== null && (post?.kind !== 'site' || !isInScope(post.area, account.area)))
      return fault('not-found' as const);
    if (post !== null && post.ended_at !== null) return fault('gone' as const);
    const area = post?.area ?? account.area;
    const row = { id: uuid(), area, site, ended_at: null, ...columnsOf(said, account, context.now()) };
    return ok({ row, action: 'supply-made' });
  });
}

/** Writes down what is there of a supply now, counted at the desk. */
export const changeSupply = (
  context: Context,
  account: SignedIn,
  { id, ...said }: SupplySaid & { id: string },
): Promise<Result<string, 'not-found'>> =>
  change(context, account, async (tx) => {
    const before = await supplyInScope(tx, account, id);
    if (before === null) return fault('not-found');
    const row = { ...before, ...columnsOf(said, account, context.now()) };
    return ok({ row, action: 'supply-changed' });
  });

/** A supply is kept no more. */
export const endSupply = (
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<string, 'not-found'>> =>
  change(context, account, async (tx) => {
    const before = await supplyInScope(tx, account, id);
    if (before === null) return fault('not-found');
    return ok({ row: { ...before, ended_at: context.now() }, action: 'supply-ended' });
  });

async function supplyInScope(tx: Db, account: SignedIn, id: string): Promise<SupplyRow | null> {
  const row = await readSupply(tx, id);
  return row !== null && row.ended_at === null && isInScope(row.area, account.area) ? row : null;
}

const columnsOf = ({ name, unit, stock, useADay, expires }: SupplySaid, account: SignedIn, at: number) => ({
  name: name.trim(),
  unit: unit.trim(),
  stock,
  use_a_day: useADay,
  expires,
  counted_at: at,
  counted_by: account.id,
  counted_record: '',
});

type Change<Refused> = (tx: Db) => Promise<Result<{ row: SupplyRow; action: string }, Refused>>;

async function change<Refused extends string>(
  context: Context,
  account: SignedIn,
  deed: Change<Refused>,
): Promise<Result<string, Refused>> {
  const made = await context.store.write(
    async (tx): Promise<Result<{ id: string; news: News[] }, Refused>> => {
      const changed = await deed(tx);
      if (!changed.ok) return changed;
      const { row, action } = changed.value;
      await putSupply(tx, row);
      const { name, stock, use_a_day, expires } = row;
      const payload = { name, stock, useADay: use_a_day, expires };
      const actor = `account:${account.id}`;
      await record(tx, [{ at: context.now(), actor, action, subject: row.id, area: row.area, payload }]);
      return ok({ id: row.id, news: await tellCapacity(tx, { supplies: [row] }) });
    },
  );
  if (!made.ok) return made;
  context.live.publish(made.value.news);
  return ok(made.value.id);
}

/** Sets how many tests a day the account's area can make; null takes it back. */
export async function setTestsADay(
  context: Context,
  account: SignedIn,
  testsADay: number | null,
): Promise<void> {
  const at = context.now();
  const { area } = account;
  const rev = await context.store.write(async (tx) => {
    if (testsADay === null) await dropCapacity(tx, area);
    else await putCapacity(tx, { area, tests_a_day: testsADay, set_at: at, set_by: account.id });
    const entry = { at, actor: `account:${account.id}`, subject: null, area, payload: { testsADay } };
    await record(tx, [{ ...entry, action: 'capacity-set' }]);
    return await takeRevs(tx, 1);
  });
  context.live.publish([{ rev, areas: [area], event: { type: 'capacity' } }]);
}
