import * as z from 'zod/mini';
import { idSchema } from '#domain/field';
import { type Report, reportSchema, type Ward } from '#domain/followup/ward';

/** Follow-ups that this phone recorded itself: the county may not have heard of them yet. Kept on the phone. */
export const ownFollowUpsSchema = z.array(z.object({ person: idSchema, report: reportSchema }));
export type OwnFollowUps = z.infer<typeof ownFollowUpsSchema>;

/** Clocks of phone and county differ by less than this, ms. */
const SLACK = 60_000;
const KEPT = 3 * 24 * 3_600_000;

/** Somebody with what this phone said of them besides what the county knows. */
export function withOwn(ward: Ward, own: OwnFollowUps): Ward {
  const unknown = own
    .filter(
      ({ person, report }) => person === ward.person && !ward.reports.some((one) => isSame(one, report)),
    )
    .map(({ report }) => report);
  if (unknown.length === 0) return ward;
  const seenAt = unknown.filter(({ seen }) => seen).map(({ at }) => at);
  return {
    ...ward,
    // Who was seen is here, whatever the county knows of it.
    hereSince: ward.hereSince ?? (seenAt.length === 0 ? null : Math.max(ward.since, Math.min(...seenAt))),
    reports: [...unknown, ...ward.reports].sort((a, b) => b.at - a.at),
  };
}

const isSame = (a: Report, b: Report): boolean =>
  !a.own && a.tenths === b.tenths && a.seen === b.seen && Math.abs(a.at - b.at) < SLACK;

/** One follow-up more; those of earlier days are let go, the county has them. */
export const addOwn = (own: OwnFollowUps, person: string, report: Report): OwnFollowUps => [
  { person, report },
  ...own.filter((one) => report.at - one.report.at < KEPT),
];
