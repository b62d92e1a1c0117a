import type { Verdict } from '#domain/policy/verdict';
import type { News } from '../people/live-events';
import { type Touched, touch, wardKey } from '../store/changes';
import type { WardRow } from '../store/follow-up-rows';
import { putWards, wardsOf } from '../store/follow-ups';
import { takeRevs } from '../store/meta';
import type { Db } from '../store/store';
import { transfersOf } from '../store/transfers';

/** Somebody who was judged, and where they are or go. */
type Judged = { person: string; area: string; verdict: Pick<Verdict, 'measure'> };

/**
 * Keeps the list of who has to be followed up, in the transaction that judged them: whoever comes under a measure is on
 * it, whoever's measure is over leaves it, and the phones that see to them are told.
 * @returns what desks are told after the commit
 */
export async function watchPersons(tx: Db, judged: readonly Judged[], now: number): Promise<News[]> {
  const known = new Map(
    (
      await wardsOf(
        tx,
        judged.map(({ person }) => person),
      )
    ).map((row) => [row.person, row]),
  );
  const sites = await sitesOf(
    tx,
    judged.filter((one) => isNew(one, known)).map(({ person }) => person),
  );
  const changed: WardRow[] = [];
  const told: Touched[] = [];
  for (const one of judged) {
    const before = known.get(one.person);
    const after = wardAfter(one, before, { now, there: sites.get(one.person) ?? NOWHERE });
    if (after === null) continue;
    if (before === undefined || !isSame(before, after)) changed.push(after);
    told.push(...touchesOf(before, after, now));
  }
  await putWards(tx, changed);
  return await tell(tx, told);
}

/** Whether somebody comes under a measure by this judgement. */
const isNew = ({ person, verdict }: Judged, known: ReadonlyMap<string, WardRow>): boolean =>
  verdict.measure !== 'none' && known.get(person)?.ended_at !== null;

/** The row after a judgement; null for somebody who is under no measure and was under none. */
function wardAfter(
  one: Judged,
  before: WardRow | undefined,
  { now, there }: { now: number; there: There },
): WardRow | null {
  const { person, area, verdict } = one;
  const open = before !== undefined && before.ended_at === null;
  if (verdict.measure === 'none') return open ? { ...before, ended_at: now } : null;
  if (open) return { ...before, area, measure: verdict.measure };
  return {
    person,
    area,
    measure: verdict.measure,
    since: now,
    ended_at: null,
    ...there,
  };
}

type There = Pick<WardRow, 'site' | 'site_at'>;
const NOWHERE: There = { site: null, site_at: null };

/** The quarantine sites where persons are who come under a measure now. */
async function sitesOf(tx: Db, persons: readonly string[]): Promise<Map<string, There>> {
  const there = (await transfersOf(tx, persons)).filter(
    (row) => row.received_at !== null && row.discharged_at === null && row.cancelled_at === null,
  );
  return new Map(there.map((row) => [row.person, { site: row.site, site_at: row.received_at }]));
}

const isSame = (a: WardRow, b: WardRow): boolean =>
  a.area === b.area && a.measure === b.measure && a.ended_at === b.ended_at && a.site === b.site;

/** Who sees to somebody hears of the change; who did before and does no more, too. */
function touchesOf(before: WardRow | undefined, after: WardRow, now: number): Touched[] {
  const moved = before !== undefined && whereOf(before) !== whereOf(after);
  return [...(moved ? [touchOf(before, now)] : []), touchOf(after, after.ended_at === null ? null : now)];
}

const whereOf = ({ site, area }: WardRow): string => site ?? area;

/** `at` is set for what is over, so that it is forgotten in time. */
const touchOf = (row: WardRow, at: number | null): Touched => ({
  topic: 'ward',
  key: wardKey(row.person, whereOf(row)),
  area: row.area,
  post: row.site,
  at,
});

async function tell(tx: Db, told: readonly Touched[]): Promise<News[]> {
  if (told.length === 0) return [];
  await touch(tx, told);
  const rev = await takeRevs(tx, 1);
  const areas = [...new Set(told.map(({ area }) => area))];
  return [{ rev, areas, event: { type: 'follow-ups' } }];
}

/** Tells phones and desks that something about persons changed beside their measure: an instruction's step, a site. */
export async function touchWards(tx: Db, persons: readonly string[]): Promise<News[]> {
  const open = (await wardsOf(tx, persons)).filter(({ ended_at }) => ended_at === null);
  return await tell(
    tx,
    open.map((row) => touchOf(row, null)),
  );
}

/**
 * Somebody under a measure was received at a quarantine site, which follows them up from now on, or left it (`site`
 * null), and their village does again. Nothing happens to who is under no measure.
 * @param there the post that is the site, and when (ms UTC)
 */
export async function moveWard(
  tx: Db,
  person: string,
  there: { site: string | null; at: number },
): Promise<News[]> {
  const [before] = await wardsOf(tx, [person]);
  if (before === undefined || before.ended_at !== null || before.site === there.site) return [];
  const after: WardRow = {
    ...before,
    site: there.site,
    site_at: there.site === null ? null : there.at,
  };
  await putWards(tx, [after]);
  return await tell(tx, touchesOf(before, after, there.at));
}

/** Takes somebody off the list who turned out to be another: that one is on it, or not, by their own measure. */
export async function endWards(tx: Db, persons: readonly string[], now: number): Promise<News[]> {
  const open = (await wardsOf(tx, persons)).filter(({ ended_at }) => ended_at === null);
  const ended = open.map((row) => ({ ...row, ended_at: now }));
  await putWards(tx, ended);
  return await tell(
    tx,
    ended.map((row) => touchOf(row, now)),
  );
}
