import { type SqlBool, sql } from 'kysely';
import type { KeptCountRow } from './durability-rows';
import { selectMany } from './many';
import type { Db } from './store';

/** Until when what happened counts as past, ms UTC: each a period before now. */
export type Past = { passage: number; measure: number };

/**
 * Persons who are past their period: nothing stands against them, nothing about them waits for anybody, and the last that
 * happened lies long enough back. Whoever was under a measure, or turned back, is kept longer: `verdict_at` is when the
 * last one ended.
 */
export async function expiredPersons(
  db: Db,
  past: Past,
  among: { after: string; limit: number },
): Promise<string[]> {
  const rows = await expired(db, past)
    .select('persons.id')
    .where('persons.id', '>', among.after)
    .orderBy('persons.id')
    .limit(among.limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How many they are. */
export async function countExpiredPersons(db: Db, past: Past): Promise<number> {
  const { count } = await expired(db, past)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function expired(db: Db, past: Past) {
  // As text of the query: of a bare placeholder PostgreSQL would think that it is text.
  const [passage, measure] = [sql.lit(past.passage), sql.lit(past.measure)];
  const none = (query: ReturnType<typeof sql<SqlBool>>) => sql<SqlBool>`not exists (${query})`;
  return db
    .selectFrom('persons')
    .where('merged_into', 'is', null)
    .where('measure', '=', 'none')
    .where(
      sql<SqlBool>`coalesce(last_at, made_at) < case when colour = 'green' then ${passage} else ${measure} end`,
    )
    .where((is) => is.or([sql<SqlBool>`verdict_at <= made_at`, is('verdict_at', '<', past.measure)]))
    .where(none(sql`select 1 from declarations d where d.person = persons.id and d.arrive_at >= ${passage}`))
    .where(none(sql`select 1 from open_items o where o.person = persons.id and o.state = 'open'`))
    .where(
      none(
        sql`select 1 from instructions i where i.person = persons.id and coalesce(i.ended_at, ${measure}) >= ${measure}`,
      ),
    )
    .where(
      none(
        sql`select 1 from transfers t where t.person = persons.id and coalesce(t.discharged_at, t.cancelled_at, ${measure}) >= ${measure}`,
      ),
    )
    .where(
      none(
        sql`select 1 from objections b where b.person = persons.id and coalesce(b.answered_at, ${measure}) >= ${measure}`,
      ),
    );
}

/** Keeps counts, added to those that are there. */
export async function addCounts(tx: Db, counts: readonly KeptCountRow[]): Promise<void> {
  for (const row of counts)
    await tx
      .insertInto('kept_counts')
      .values(row)
      .onConflict((clash) =>
        clash
          .columns(['day', 'area', 'kind', 'shown', 'decision'])
          .doUpdateSet({ count: sql`kept_counts.count + ${row.count}` }),
      )
      .execute();
}

/** A check or arrival of somebody, as it is counted. */
export type Passed = {
  id: string;
  kind: 'check' | 'arrival';
  area: string;
  at: number;
  shown: string;
  decision: string;
};

/** Checks and arrivals of persons. */
export async function passagesOf(db: Db, persons: readonly string[]): Promise<Passed[]> {
  const checks = await selectMany<Omit<Passed, 'kind'>>(
    db,
    'select "id", "area", "corrected_at" as "at", "shown", "decision" from "checks" where "person" in (?)',
    persons,
  );
  const arrivals = await selectMany<Pick<Passed, 'id' | 'area' | 'at'>>(
    db,
    'select "id", "area", "corrected_at" as "at" from "arrivals" where "person" in (?)',
    persons,
  );
  return [
    ...checks.map((row): Passed => ({ ...row, kind: 'check' })),
    ...arrivals.map((row): Passed => ({ ...row, kind: 'arrival', shown: '', decision: '' })),
  ];
}

/** The records by which persons declared. */
export async function declaredBy(db: Db, persons: readonly string[]): Promise<string[]> {
  const rows = await selectMany<{ id: string }>(
    db,
    'select "id" from "declarations" where "person" in (?)',
    persons,
  );
  return rows.map((row) => row.id);
}
