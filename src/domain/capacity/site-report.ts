import * as z from 'zod/mini';
import { type Day, daySchema, endOfDay, startOfDay } from '../day';
import { idSchema, textSchema, timeSchema } from '../field';
import { counts, type FollowUpTimes, timesADay } from '../followup/due';
import type { Report } from '../followup/ward';
import type { Measure } from '../policy/verdict';

const number = z.int().check(z.minimum(0), z.maximum(100_000));

/** A quarantine site's day in figures: who came, who left, who is there, whose temperature is missing, who has a fever. */
export const siteCountsSchema = z.strictObject({
  in: number,
  out: number,
  present: number,
  missing: number,
  fevers: number,
});
export type SiteCounts = z.infer<typeof siteCountsSchema>;

/** What a site says when it confirms its day: the figures that stood on the screen, and a word where one is needed. */
export const siteReportSchema = z.strictObject({
  day: daySchema,
  counts: siteCountsSchema,
  word: z.optional(textSchema(200)),
});
export type SiteReport = z.infer<typeof siteReportSchema>;

/** A confirmed day as phones and desks read it; of several confirmations the newest. */
export const toldReportSchema = z.object({
  site: idSchema,
  day: daySchema,
  counts: siteCountsSchema,
  word: z.nullable(z.string()),
  by: z.string(),
  at: timeSchema,
});
export type ToldReport = z.infer<typeof toldReportSchema>;

/** One person's stay at a site: received, discharged (ms UTC, null while they are there), and what was measured. */
export type Stay = {
  person: string;
  from: number;
  to: number | null;
  measure: Measure;
  reports: readonly Pick<Report, 'at' | 'tenths' | 'seen'>[];
};

type Asked = { day: Day; now: number; times: FollowUpTimes; feverTenths: number };

/**
 * Counts a site's day, the same on its phone and on the server: as it is now for today, as it was at its end for a day that
 * is over. A temperature is missing where a part of the day that began has none; not for the part in which they came, once
 * that is over (as in followup/due.ts).
 */
export function countSiteDay(stays: readonly Stay[], asked: Asked): SiteCounts {
  const { zoneMinutes } = asked.times;
  const start = startOfDay(asked.day, zoneMinutes);
  const end = endOfDay(asked.day, zoneMinutes) + 1;
  const until = Math.min(asked.now, end);
  const present = stays.filter(
    ({ from, to }) => from < end && from <= asked.now && (to === null || to >= until),
  );
  const during = (at: number | null) => at !== null && at >= start && at < end;
  return {
    in: stays.filter(({ from }) => during(from)).length,
    out: stays.filter(({ to }) => during(to)).length,
    present: present.length,
    missing: present.filter((stay) => isMissing(stay, { start, until, times: asked.times })).length,
    fevers: present.filter(({ from, reports }) =>
      reports.some(
        ({ at, tenths }) =>
          at >= Math.max(start, from) && at < end && tenths !== null && tenths >= asked.feverTenths,
      ),
    ).length,
  };
}

const DAY = 24 * 3_600_000;

function isMissing(
  stay: Stay,
  { start, until, times }: { start: number; until: number; times: FollowUpTimes },
): boolean {
  const parts = timesADay(stay.measure, times);
  if (parts === 0) return false;
  const length = DAY / parts;
  for (let from = start; from < until; from += length) {
    const isOver = from + length < until;
    if (isOver && from < stay.from) continue;
    const measured = stay.reports.some(
      (one) => one.at >= from && one.at < from + length && counts(stay.measure, one),
    );
    if (!measured) return true;
  }
  return false;
}

/** Whether the figures that were confirmed are still those of the day. */
export const sameCounts = (a: SiteCounts, b: SiteCounts): boolean =>
  a.in === b.in &&
  a.out === b.out &&
  a.present === b.present &&
  a.missing === b.missing &&
  a.fevers === b.fevers;
