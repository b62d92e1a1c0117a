import type { SiteReport } from '#domain/capacity/site-report';
import type { StockCount } from '#domain/capacity/supplies';
import type { KakouRecord } from '#domain/record/record';
import type { News } from '../people/live-events';
import { readPost } from '../store/county';
import type { Db } from '../store/store';
import { putSiteReport, putSupply, readSiteReport, readSupply } from '../store/supplies';
import type { SiteReportRow, SupplyRow } from '../store/supply-rows';
import type { RecordRow } from '../store/tables';
import { tellCapacity } from './tell-capacity';

type Stored = { record: KakouRecord; row: RecordRow };

/**
 * Takes over what quarantine sites say of their stock and of their days, in the transaction that stores the records. Of two
 * that say the same thing the newer counts, in whatever order they come. A site speaks for itself alone: of what it says of
 * others, and of what other posts say, the record stays in the history and changes nothing.
 * @returns what desks are told after the commit
 */
export async function takeSiteWords(tx: Db, stored: readonly Stored[]): Promise<News[]> {
  const supplies: SupplyRow[] = [];
  const reports: SiteReportRow[] = [];
  for (const { record, row } of stored) {
    if (record.kind === 'stock-count') supplies.push(...(await takeCount(tx, record.body, row)));
    if (record.kind === 'site-report') reports.push(...(await takeReport(tx, record.body, row)));
  }
  return await tellCapacity(tx, { supplies, reports });
}

async function takeCount(tx: Db, { supply, left }: StockCount, said: RecordRow): Promise<SupplyRow[]> {
  const before = await readSupply(tx, supply);
  if (before === null || before.site === null || before.site !== said.post) return [];
  const at = { at: before.counted_at, record: before.counted_record };
  if (!isNewer({ at: said.corrected_at, record: said.id }, at)) return [];
  const after: SupplyRow = {
    ...before,
    stock: left,
    counted_at: said.corrected_at,
    counted_by: said.worker ?? '',
    counted_record: said.id,
  };
  await putSupply(tx, after);
  return [after];
}

async function takeReport(
  tx: Db,
  { day, counts, word }: SiteReport,
  said: RecordRow,
): Promise<SiteReportRow[]> {
  const post = said.post === null ? null : await readPost(tx, said.post);
  if (post?.kind !== 'site') return [];
  const before = await readSiteReport(tx, post.id, day);
  if (before !== null && !isNewer({ at: said.corrected_at, record: said.id }, before)) return [];
  const after: SiteReportRow = {
    site: post.id,
    day,
    area: post.area,
    came: counts.in,
    went: counts.out,
    present: counts.present,
    missing: counts.missing,
    fevers: counts.fevers,
    word: word ?? null,
    said_by: said.worker ?? '',
    at: said.corrected_at,
    record: said.id,
  };
  await putSiteReport(tx, after);
  return [after];
}

type Said = { at: number; record: string };

const isNewer = (one: Said, before: Said): boolean =>
  one.at > before.at || (one.at === before.at && one.record > before.record);
