import * as z from 'zod/mini';
import { type ToldReport, toldReportSchema } from '#domain/capacity/site-report';
import { type StockCount, type Supply, stockCountSchema } from '#domain/capacity/supplies';
import { timeSchema } from '#domain/field';

/** A count of stock that was recorded here. */
const ownCountSchema = z.object({ ...stockCountSchema.shape, at: timeSchema, by: z.string() });
type OwnCount = StockCount & { at: number; by: string };

/** What this phone said itself of stock and days: the county may not have heard of it yet. Kept on the phone. */
export const ownWordsSchema = z.object({
  reports: z.array(toldReportSchema),
  counts: z.array(ownCountSchema),
});
export type OwnWords = z.infer<typeof ownWordsSchema>;
export const NO_WORDS: OwnWords = { reports: [], counts: [] };

const KEPT = 3 * 24 * 3_600_000;

/** One report more, in place of an earlier one of that day. */
export const addReport = (own: OwnWords, report: ToldReport): OwnWords => ({
  ...own,
  reports: [report, ...own.reports.filter(({ day, at }) => day !== report.day && report.at - at < KEPT)],
});

/** One count more, in place of an earlier one of that supply. */
export const addCount = (own: OwnWords, count: OwnCount): OwnWords => ({
  ...own,
  counts: [count, ...own.counts.filter(({ supply, at }) => supply !== count.supply && count.at - at < KEPT)],
});

/** The day of a site as it was confirmed last, here or on another phone; null where nobody did. */
export function confirmed(
  told: readonly ToldReport[],
  own: OwnWords,
  { site, day }: { site: string; day: string },
): ToldReport | null {
  const all = [...own.reports, ...told].filter((one) => one.site === site && one.day === day);
  return all.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** Supplies with what was counted here since. */
export const counted = (supplies: readonly Supply[], own: OwnWords): Supply[] =>
  supplies.map((supply) => {
    const newer = own.counts.find((one) => one.supply === supply.id && one.at > supply.countedAt);
    return newer === undefined
      ? supply
      : { ...supply, stock: newer.left, countedAt: newer.at, countedBy: newer.by };
  });
