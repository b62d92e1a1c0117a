import { type RawBuilder, sql } from 'kysely';
import { AFTERWARDS } from '#domain/reconcile/said';
import { lies } from './scope';
import type { Db } from './store';

/** A day, from and to before, ms UTC, and how far an account sees. */
type Asked = { area: string; from: number; to: number };

/** From when on somebody who is seen has come by declaration `d`, as `countsFrom` says it. */
const countsFrom = sql`(case when d.arrive_at < d.corrected_at then d.arrive_at - ${sql.lit(AFTERWARDS)} else d.corrected_at end)`;

/** That a row of `table` is of the trip of declaration `d`. */
const seenIn = (table: 'checks' | 'arrivals'): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from ${sql.table(table)} s where s.person = d.person
    and (s.declaration = d.id or s.corrected_at >= ${countsFrom}))`;

/** That a later declaration took the place of `d` before anybody saw them. */
const isReplaced = sql<boolean>`exists (select 1 from declarations n where n.person = d.person
  and (n.corrected_at > d.corrected_at or (n.corrected_at = d.corrected_at and n.id > d.id))
  and not exists (select 1 from checks s where s.person = d.person
    and s.corrected_at >= ${countsFrom} and s.corrected_at < n.corrected_at)
  and not exists (select 1 from arrivals s where s.person = d.person
    and s.corrected_at >= ${countsFrom} and s.corrected_at < n.corrected_at))`;

/** Of those who declared to arrive on a day, by where they are bound: how many, and how many were seen since. */
export async function declaredCounts(
  db: Db,
  { area, from, to }: Asked,
): Promise<{ area: string; declared: number; checked: number; arrived: number }[]> {
  const { rows } = await sql<{ area: string; declared: number; checked: number; arrived: number }>`
    select t.area as area, count(*) as declared, sum(t.checked) as checked, sum(t.arrived) as arrived from (
      select d.area as area, d.person as person,
        max(case when ${seenIn('checks')} then 1 else 0 end) as checked,
        max(case when ${seenIn('arrivals')} then 1 else 0 end) as arrived
      from declarations d
      where d.arrive_at >= ${from} and d.arrive_at < ${to} and ${lies('d.area', area)} and not ${isReplaced}
      group by d.area, d.person
    ) t group by t.area`.execute(db);
  return rows.map((row) => ({
    area: row.area,
    declared: Number(row.declared),
    checked: Number(row.checked),
    arrived: Number(row.arrived),
  }));
}

/** Those who were checked or arrived on a day and had declared nothing: who, and where they are bound. */
export async function undeclaredPeople(
  db: Db,
  { area, from, to }: Asked,
): Promise<{ area: string; person: string }[]> {
  const { rows } = await sql<{ area: string; person: string }>`
    select max(s.area) as area, s.person as person from (
      select c.destination as area, c.person as person, c.corrected_at as at from checks c
        where c.corrected_at >= ${from} and c.corrected_at < ${to} and ${lies('c.destination', area)}
      union all
      select a.area as area, a.person as person, a.corrected_at as at from arrivals a
        where a.corrected_at >= ${from} and a.corrected_at < ${to} and ${lies('a.area', area)}
    ) s where not exists (select 1 from declarations d where d.person = s.person and ${countsFrom} <= s.at)
    group by s.person`.execute(db);
  return rows;
}

/** How many comparisons are open now, by where their people are bound. */
export async function openComparisons(
  db: Db,
  area: string,
): Promise<{ area: string; kind: string; count: number }[]> {
  const rows = await db
    .selectFrom('open_items')
    .select(['bound_for as area', 'kind', sql<number>`count(*)`.as('count')])
    .where('state', '=', 'open')
    .where('kind', 'in', ['never-came', 'never-arrived', 'no-post', 'fewer-checked'])
    .where((is) => is.or([lies('area', area), lies('bound_for', area)]))
    .groupBy(['bound_for', 'kind'])
    .execute();
  return rows.map((row) => ({ area: row.area ?? area, kind: row.kind, count: Number(row.count) }));
}

/** Who declared to arrive in an area on a day, the earliest first. */
export const declaredOn = (
  db: Db,
  { area, from, to, limit }: Asked & { limit: number },
): Promise<{ id: string; person: string; party: string; plate: string | null }[]> =>
  db
    .selectFrom('declarations')
    .select(['id', 'person', 'party', 'plate'])
    .where('arrive_at', '>=', from)
    .where('arrive_at', '<', to)
    .where(lies('area', area))
    .orderBy('arrive_at')
    .orderBy('party')
    .orderBy('position')
    .limit(limit)
    .execute();

/** The open comparisons of some persons. */
export const openComparisonsOf = (
  db: Db,
  persons: readonly string[],
): Promise<{ person: string; kind: string; record: string }[]> =>
  persons.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('open_items')
        .select(['person', 'kind', 'record'])
        .where('state', '=', 'open')
        .where('kind', 'in', ['never-came', 'never-arrived', 'no-post', 'fewer-checked'])
        .where('person', 'in', [...persons])
        .execute();
