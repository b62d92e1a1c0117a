import type { FollowUpCount, FollowUpRow, FollowUpsAnswer } from '#domain/desk/follow-ups-desk';
import { byNeed, followUpStanding } from '#domain/followup/due';
import type { Context } from '../context';
import { wardsIn } from '../store/follow-ups';
import { wardsTold } from './ward-of';

/** At most so many people are sent; the counts are of all. */
const ROWS = 300;

/** Who is under a measure in an area, the most urgent first, with counts of each village. */
export async function listFollowUps(context: Context, area: string): Promise<FollowUpsAnswer> {
  const { db } = context.store;
  const now = context.now();
  const { parameters } = (await context.policies.inForce(db, now)).policy;
  const wards = await wardsTold(db, await wardsIn(db, area), { whom: 'desk', now });
  const rows = wards
    .map((ward): FollowUpRow => ({ ward, standing: followUpStanding(ward, parameters, now) }))
    .sort((a, b) => byNeed(a.standing, b.standing) || (a.ward.person < b.ward.person ? -1 : 1));
  return {
    counts: countsOf(rows),
    rows: rows.slice(0, ROWS),
    more: rows.length > ROWS,
    serverTime: now,
  };
}

function countsOf(rows: readonly FollowUpRow[]): FollowUpCount[] {
  const counts = new Map<string, FollowUpCount>();
  for (const { ward, standing } of rows) {
    const { area } = ward;
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
