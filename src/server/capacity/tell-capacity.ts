import type { News } from '../people/live-events';
import { siteReportKey, touch } from '../store/changes';
import { takeRevs } from '../store/meta';
import type { Db } from '../store/store';
import type { SiteReportRow, SupplyRow } from '../store/supply-rows';

/** What changed: supplies, and days that sites confirmed. */
type Changed = { supplies?: readonly SupplyRow[]; reports?: readonly SiteReportRow[] };

/** Tells the phones of the sites, and the desks, that what there is changed. */
export async function tellCapacity(tx: Db, { supplies = [], reports = [] }: Changed): Promise<News[]> {
  const areas = [...new Set([...supplies, ...reports].map(({ area }) => area))];
  if (areas.length === 0) return [];
  await touch(tx, [
    ...supplies.flatMap(({ id, area, site }) =>
      site === null ? [] : [{ topic: 'supply' as const, key: id, area, post: site, at: null }],
    ),
    ...reports.map(({ site, day, area, at }) => ({
      topic: 'site-report' as const,
      key: siteReportKey(site, day),
      area,
      post: site,
      at,
    })),
  ]);
  return [{ rev: await takeRevs(tx, 1), areas, event: { type: 'capacity' } }];
}
