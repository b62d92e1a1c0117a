import type { FollowUpCount, FollowUpRow, FollowUpsAnswer } from '#domain/desk/follow-ups-desk';
import { byNeed } from '#domain/followup/due';
import type { Context } from '../context';
import { wardsIn } from '../store/follow-ups';
import { type Standing, standingsOf } from './standings';
import { wardsTold } from './ward-of';

/** At most so many people are sent; the counts are of all. */
const ROWS = 300;

/** Who is under a measure in an area, the most urgent first, with counts of each village. */
export async function listFollowUps(context: Context, area: string): Promise<FollowUpsAnswer> {
  const { db } = context.store;
  const now = context.now();
  const times = (await context.policies.inForce(db, now)).policy.parameters;
  const all = await standingsOf(db, await wardsIn(db, area), { times, now });
  all.sort((a, b) => byNeed(a.standing, b.standing) || (a.row.person < b.row.person ? -1 : 1));
  const first = all.slice(0, ROWS);
  const told = new Map(
    (
      await wardsTold(
        db,
        first.map(({ row }) => row),
        { whom: 'desk', now },
      )
    ).map((ward) => [ward.person, ward]),
  );
  return {
    counts: countsOf(all),
    rows: first.flatMap(({ row, standing }): FollowUpRow[] => {
      const ward = told.get(row.person);
      return ward === undefined ? [] : [{ ward: { ...ward, reports: ward.reports.slice(0, 1) }, standing }];
    }),
    more: all.length > ROWS,
    serverTime: now,
  };
}

function countsOf(all: readonly Standing[]): FollowUpCount[] {
  const counts = new Map<string, FollowUpCount>();
  for (const { row, standing } of all) {
    const { area } = row;
    const count = counts.get(area) ?? { area, all: 0, due: 0, done: 0, missed: 0, fromYesterday: 0, away: 0 };
    counts.set(area, count);
    count.all++;
    if (standing.is !== 'none') count[standing.is]++;
    if (standing.is !== 'due' && standing.is !== 'done') continue;
    if (standing.missed > 0) count.missed++;
    if (standing.fromYesterday) count.fromYesterday++;
  }
  return [...counts.values()].sort(
    (a, b) => b.fromYesterday - a.fromYesterday || b.missed - a.missed || (a.area < b.area ? -1 : 1),
  );
}
