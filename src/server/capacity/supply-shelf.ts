import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import { addDays, dayOf } from '#domain/day';
import type { ChangeRow } from '../store/changes';
import { siteReportKey } from '../store/changes';
import type { Db } from '../store/store';
import { siteReportsFrom, suppliesByIds } from '../store/supplies';
import { reportOf, staffNames, supplyOf } from './told';

/** A confirmed day is told of for so many days: the site shows today and yesterday. */
const DAYS_TOLD = 3;

/** The supplies that a page of changes names, by id. What a site has no more is not there. */
export async function supplyShelf(db: Db, changed: readonly ChangeRow[]): Promise<Map<string, Supply>> {
  const ids = changed.flatMap(({ topic, key }) => (topic === 'supply' ? [key] : []));
  if (ids.length === 0) return new Map();
  const names = await staffNames(db);
  const rows = (await suppliesByIds(db, ids)).filter(({ ended_at }) => ended_at === null);
  return new Map(rows.map((row) => [row.id, supplyOf(row, names)]));
}

/** The confirmed days that a page of changes names, by the keys of the changes. */
export async function siteReportShelf(
  db: Db,
  changed: readonly ChangeRow[],
  by: { now: number; zoneMinutes: number },
): Promise<Map<string, ToldReport>> {
  if (!changed.some(({ topic }) => topic === 'site-report')) return new Map();
  const names = await staffNames(db);
  const rows = await siteReportsFrom(db, addDays(dayOf(by.now, by.zoneMinutes), -DAYS_TOLD));
  return new Map(rows.map((row) => [siteReportKey(row.site, row.day), reportOf(row, names)]));
}
