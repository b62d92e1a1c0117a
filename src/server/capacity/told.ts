import type { ToldReport } from '#domain/capacity/site-report';
import type { Supply } from '#domain/capacity/supplies';
import { listAccounts } from '../store/accounts';
import { listWorkers } from '../store/county';
import type { Db } from '../store/store';
import type { SiteReportRow, SupplyRow } from '../store/supply-rows';

/** The names of everybody who works or worked here, by id: of those who left long ago a number remains. */
export async function staffNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const staff = [...(await listAccounts(db)), ...(await listWorkers(db))];
  return new Map(staff.map(({ id, name }) => [id, name]));
}

/** A row as the wire's supply. */
export const supplyOf = (row: SupplyRow, names: ReadonlyMap<string, string>): Supply => ({
  id: row.id,
  area: row.area,
  site: row.site,
  name: row.name,
  unit: row.unit,
  stock: row.stock,
  useADay: row.use_a_day,
  expires: row.expires,
  countedAt: row.counted_at,
  countedBy: names.get(row.counted_by) ?? '—',
});

/** A row as the wire's confirmed day. */
export const reportOf = (row: SiteReportRow, names: ReadonlyMap<string, string>): ToldReport => ({
  site: row.site,
  day: row.day,
  counts: {
    in: row.came,
    out: row.went,
    present: row.present,
    missing: row.missing,
    fevers: row.fevers,
  },
  word: row.word,
  by: names.get(row.said_by) ?? '—',
  at: row.at,
});
