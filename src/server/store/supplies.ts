import { insertMany, selectMany } from './many';
import { lies } from './scope';
import type { Db } from './store';
import type { CapacityRow, SiteReportRow, SupplyRow } from './supply-rows';
import type { TransferRow } from './transfer-rows';

/** Keeps a supply, in place of what was known of it. */
export const putSupply = (tx: Db, row: SupplyRow): Promise<void> =>
  insertMany(tx, 'supplies', [row], { keep: 'new', key: ['id'] });

/** A supply by its id, ended ones too, or null. */
export async function readSupply(db: Db, id: string): Promise<SupplyRow | null> {
  return (await db.selectFrom('supplies').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Supplies by their ids, ended ones too. */
export const suppliesByIds = (db: Db, ids: readonly string[]): Promise<SupplyRow[]> =>
  selectMany<SupplyRow>(db, 'select * from "supplies" where "id" in (?)', ids);

/** The supplies that are in an area now, by name. */
export const suppliesIn = (db: Db, area: string): Promise<SupplyRow[]> =>
  db
    .selectFrom('supplies')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(lies('supplies.area', area))
    .orderBy('name')
    .orderBy('id')
    .execute();

/** What can be done a day in an area, or null where nobody has said. */
export async function readCapacityOf(db: Db, area: string): Promise<CapacityRow | null> {
  return (await db.selectFrom('capacity').selectAll().where('area', '=', area).executeTakeFirst()) ?? null;
}

/** Keeps what can be done a day in an area. */
export const putCapacity = (tx: Db, row: CapacityRow): Promise<void> =>
  insertMany(tx, 'capacity', [row], { keep: 'new', key: ['area'] });

/** Nobody says any more what can be done a day in an area. */
export async function dropCapacity(tx: Db, area: string): Promise<void> {
  await tx.deleteFrom('capacity').where('area', '=', area).execute();
}

/** The days that sites confirmed, from a day on. */
export const siteReportsFrom = (db: Db, day: string): Promise<SiteReportRow[]> =>
  db.selectFrom('site_reports').selectAll().where('day', '>=', day).execute();

/** A day of a site as it was confirmed, or null. */
export async function readSiteReport(db: Db, site: string, day: string): Promise<SiteReportRow | null> {
  const row = await db
    .selectFrom('site_reports')
    .selectAll()
    .where('site', '=', site)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a day that a site confirmed, in place of an earlier confirmation. */
export const putSiteReport = (tx: Db, row: SiteReportRow): Promise<void> =>
  insertMany(tx, 'site_reports', [row], { keep: 'new', key: ['site', 'day'] });

type StayRow = Pick<TransferRow, 'person' | 'site' | 'received_at' | 'discharged_at'>;

/** Who is at a quarantine site, or was there after a time (ms UTC). */
export const staysSince = (db: Db, time: number): Promise<StayRow[]> =>
  db
    .selectFrom('transfers')
    .select(['person', 'site', 'received_at', 'discharged_at'])
    .where('received_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where((is) => is.or([is('discharged_at', 'is', null), is('discharged_at', '>=', time)]))
    .execute();

/** Somebody who has to be tested, and until when (ms UTC). */
type DueTest = { person: string; due: number };

/** Who in an area has to be tested yet: by an instruction about them, or by a test that a check asked for. */
export async function openTests(db: Db, area: string): Promise<DueTest[]> {
  const instructed = await db
    .selectFrom('instructions')
    .select(['person', 'due_done as due'])
    .where('person', 'is not', null)
    .where('done_at', 'is', null)
    .where('ended_at', 'is', null)
    .where(lies('instructions.area', area))
    .execute();
  const asked = await db
    .selectFrom('open_items')
    .select(['person', 'due'])
    .where('kind', 'in', ['spot-test', 'due-test'])
    .where('state', '=', 'open')
    .where(lies('open_items.area', area))
    .execute();
  return [...instructed, ...asked].map(({ person, due }) => ({ person: person ?? '', due: Number(due) }));
}

/** Who in an area was tested between two times (ms UTC), the second not included. */
export async function testedBetween(
  db: Db,
  area: string,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const instructed = await db
    .selectFrom('instructions')
    .select('person')
    .where('person', 'is not', null)
    .where('done_at', '>=', from)
    .where('done_at', '<', to)
    .where(lies('instructions.area', area))
    .execute();
  const asked = await db
    .selectFrom('open_items')
    .select('person')
    .where('kind', 'in', ['spot-test', 'due-test'])
    .where('outcome', 'in', ['negative', 'positive'])
    .where('closed_at', '>=', from)
    .where('closed_at', '<', to)
    .where(lies('open_items.area', area))
    .execute();
  return [...instructed, ...asked].flatMap(({ person }) => person ?? []);
}
