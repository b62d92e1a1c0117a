import { type FollowUpStanding, type FollowUpTimes, standingSince } from '#domain/followup/due';
import { hereSince, SEEN_BEFORE } from '#domain/followup/ward';
import { measureSchema } from '#domain/policy/verdict';
import type { WardRow } from '../store/follow-up-rows';
import { newestFollowUps, sightsOf } from '../store/follow-ups';
import type { Db } from '../store/store';
import { byPerson, seenTimes } from './ward-of';

export type Standing = { row: WardRow; standing: FollowUpStanding };

/** Where the follow-ups of many people stand, from the newest of each alone. */
export async function standingsOf(
  db: Db,
  rows: readonly WardRow[],
  by: { times: FollowUpTimes; now: number },
): Promise<Standing[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ person }) => person);
  const newest = new Map(
    (await newestFollowUps(db, ids, by.now - SEEN_BEFORE)).map((one) => [one.person, one]),
  );
  const since = Math.min(...rows.map((row) => row.since)) - SEEN_BEFORE;
  const sights = byPerson(await sightsOf(db, ids, since));
  return rows.map((row) => {
    const measure = measureSchema.parse(row.measure);
    const last = newest.get(row.person);
    const doors = last?.first_seen == null ? [] : [last.first_seen];
    const seen = seenTimes(row, { sights: sights.get(row.person) ?? [], doors });
    const ward = {
      measure,
      since: row.since,
      hereSince: hereSince(row.since, seen),
      last: {
        good: (measure === 'health-monitoring' ? last?.taken_at : last?.seen_at) ?? null,
        own: last?.own_at ?? null,
      },
    };
    return { row, standing: standingSince(ward, by.times, by.now) };
  });
}
