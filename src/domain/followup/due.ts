import * as z from 'zod/mini';
import { type Day, dayOf, daysBetween, startOfDay } from '../day';
import { timeSchema } from '../field';
import type { Parameters } from '../policy/policy';
import type { Ends, Measure } from '../policy/verdict';
import type { Report, Ward } from './ward';

/** How often a day somebody under a measure is followed up, where the policy says nothing else (Xinglong, Datonghu). */
export const TIMES_A_DAY: Record<Measure, number> = {
  'central-quarantine': 2,
  'home-isolation': 2,
  'health-monitoring': 1,
  none: 0,
};

const DAY = 24 * 3_600_000;
/** What was missed is the village's for so long, then the town's; after as long again the county's. */
const TIER_HAS = DAY;
/** Further back nothing is counted. */
const LOOKED_BACK = 60;

/**
 * Where the follow-up of somebody stands: `away`, not known to have arrived; `none`, the policy asks for none; else a
 * part of the day is `due` or `done`. Two times a day make a morning and an afternoon.
 */
export const followUpStandingSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('away') }),
  z.object({ is: z.literal('none') }),
  z.object({
    is: z.enum(['due', 'done']),
    /** The present part of the day, from 0, of how many. */
    part: z.int(),
    parts: z.int(),
    /** Until when it is due, ms UTC. */
    until: timeSchema,
    /** They reported themselves in this part of the day, and must be seen all the same. */
    reported: z.boolean(),
    /** Parts of days over without a follow-up, since the last one; and since when (ms UTC), null for none. */
    missed: z.int(),
    missedSince: z.nullable(timeSchema),
    /** Something was missed before today. */
    fromYesterday: z.boolean(),
    /** Who has to see to it: what is missed for a day goes to the tier above. */
    tier: z.enum(['village', 'town', 'county']),
  }),
]);
export type FollowUpStanding = z.infer<typeof followUpStandingSchema>;

/** What of the policy says when follow-ups are due. */
export type FollowUpTimes = Pick<Parameters, 'zoneMinutes' | 'followUp'>;

type Followed = Pick<Ward, 'measure' | 'since' | 'hereSince'>;

/** Of somebody's follow-ups the newest that is what the measure asks for, and of their own reports, ms UTC; null for none. */
export type LastFollowUps = { good: number | null; own: number | null };

/** Whether a follow-up is what a measure asks for: a temperature, by who saw them; monitored people measure themselves. */
export const counts = (measure: Measure, { tenths, seen }: Pick<Report, 'tenths' | 'seen'>): boolean =>
  tenths !== null && (seen || measure === 'health-monitoring');

/** How often a day a measure asks for a follow-up. */
export const timesADay = (measure: Measure, { followUp }: Pick<FollowUpTimes, 'followUp'>): number =>
  measure === 'none' ? 0 : (followUp?.[measure] ?? TIMES_A_DAY[measure]);

/**
 * Where the follow-up of somebody under a measure stands at a moment. The part of the day in which the measure began, or
 * in which they arrived, is due but never missed.
 * @param now ms UTC
 */
export function followUpStanding(
  ward: Followed & Pick<Ward, 'reports'>,
  times: FollowUpTimes,
  now: number,
): FollowUpStanding {
  const newest = (of: (one: Report) => boolean) =>
    ward.reports.reduce<number | null>(
      (last, one) => (of(one) ? Math.max(last ?? one.at, one.at) : last),
      null,
    );
  const last = {
    good: newest((one) => counts(ward.measure, one)),
    own: newest((one) => one.own && one.tenths !== null),
  };
  return standingSince({ ...ward, last }, times, now);
}

/** As `followUpStanding`, from the newest follow-ups alone: for who reads of many people at once. */
export function standingSince(
  ward: Followed & { last: LastFollowUps },
  times: FollowUpTimes,
  now: number,
): FollowUpStanding {
  const parts = timesADay(ward.measure, times);
  if (parts === 0) return { is: 'none' };
  if (ward.hereSince === null) return { is: 'away' };
  const { zoneMinutes } = times;
  const length = DAY / parts;
  const today = startOfDay(dayOf(now, zoneMinutes), zoneMinutes);
  const part = Math.floor((now - today) / length);
  const from = today + part * length;
  const { good, own } = ward.last;
  const began = Math.max(ward.since, ward.hereSince, good ?? 0);
  const missedFrom = firstMissed({ from, length, began });
  const missed = missedFrom === null ? 0 : Math.round((from - missedFrom) / length);
  const missedSince = missedFrom === null ? null : missedFrom + length;
  const late = missedSince === null ? 0 : now - missedSince;
  return {
    is: good !== null && good >= from ? 'done' : 'due',
    part,
    parts,
    until: from + length,
    reported: own !== null && own >= from,
    missed,
    missedSince,
    fromYesterday: missedSince !== null && missedSince <= today,
    tier: late < TIER_HAS ? 'village' : late < 2 * TIER_HAS ? 'town' : 'county',
  };
}

/** The beginning of the first part of a day that was over before `from` and began after the last follow-up, or null. */
function firstMissed({ from, length, began }: { from: number; length: number; began: number }) {
  const whole = Math.min(LOOKED_BACK, Math.floor((from - began) / length));
  return whole <= 0 ? null : from - whole * length;
}

/** Days until a measure ends: 0 on its last day, null while it waits for a fact. */
export function daysLeft(ends: Ends, now: number, zoneMinutes: number): number | null {
  const today: Day = dayOf(now, zoneMinutes);
  return ends.kind === 'day' ? Math.max(0, daysBetween(today, ends.day)) : null;
}

/** Who has to be seen first: what was missed longest, then who is due, then who reported themselves, then who is done. */
export function byNeed(a: FollowUpStanding, b: FollowUpStanding): number {
  return rank(a) - rank(b) || missedAt(a) - missedAt(b);
}

function rank(one: FollowUpStanding): number {
  if (one.is === 'away') return 4;
  if (one.is === 'none') return 5;
  if (one.is === 'done') return 3;
  return one.missed > 0 ? 0 : one.reported ? 2 : 1;
}

const missedAt = (one: FollowUpStanding): number =>
  'missedSince' in one && one.missedSince !== null ? one.missedSince : Number.MAX_SAFE_INTEGER;
