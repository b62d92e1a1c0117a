import { type Kysely, type Migration, sql } from 'kysely';
import type { Tables } from './tables';

/**
 * What was said of people under a measure, that they say to have arrived, and who has to be seen, where. Whoever is under
 * a measure when these tables come is in them at once, and their village's phone is told.
 */
export const followUpsTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('follow_ups')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('person', 'text', (one) => one.notNull())
      .addColumn('install', 'text', (one) => one.notNull())
      .addColumn('post', 'text')
      .addColumn('worker', 'text')
      .addColumn('pass', 'text')
      .addColumn('answer', 'text', (one) => one.notNull())
      .addColumn('tenths', 'integer')
      .addColumn('symptoms', 'text', (one) => one.notNull())
      .addColumn('word', 'text')
      .addColumn('seen', 'integer', (one) => one.notNull())
      .addColumn('corrected_at', sql`bigint`, (one) => one.notNull())
      .addColumn('received_at', sql`bigint`, (one) => one.notNull())
      .execute();
    await db.schema
      .createIndex('follow_ups_by_person')
      .on('follow_ups')
      .columns(['person', 'corrected_at'])
      .execute();
    await db.schema
      .createTable('self_arrivals')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('person', 'text', (one) => one.notNull())
      .addColumn('install', 'text', (one) => one.notNull())
      .addColumn('pass', 'text', (one) => one.notNull())
      .addColumn('corrected_at', sql`bigint`, (one) => one.notNull())
      .addColumn('received_at', sql`bigint`, (one) => one.notNull())
      .execute();
    await db.schema.createIndex('self_arrivals_by_person').on('self_arrivals').column('person').execute();
    await db.schema
      .createTable('wards')
      .addColumn('person', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('measure', 'text', (one) => one.notNull())
      .addColumn('since', sql`bigint`, (one) => one.notNull())
      .addColumn('ended_at', sql`bigint`)
      .addColumn('site', 'text')
      .addColumn('site_at', sql`bigint`)
      .execute();
    await enterThoseWhoAre(db);
  },
};

/** Whoever is under a measure already, told of under revs of their own. */
async function enterThoseWhoAre(db: Kysely<unknown>): Promise<void> {
  const tables: Kysely<Tables> = db.withTables<Tables>();
  await sql`
    insert into wards (person, area, measure, since, ended_at, site, site_at)
    select id, area, measure, verdict_at, null, null, null from persons
    where measure <> 'none' and merged_into is null
  `.execute(db);
  const rev = await tables.selectFrom('meta').select('value').where('key', '=', 'rev').executeTakeFirst();
  const last = Number(rev?.value ?? '0');
  const { count } = await tables
    .selectFrom('wards')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) === 0) return;
  await sql`
    insert into changes (topic, key, area, post, at, rev)
    select 'ward', person || ' ' || area, area, null, null, ${sql.lit(last)} + row_number() over (order by person)
    from wards
  `.execute(db);
  await tables
    .updateTable('meta')
    .set({ value: String(last + Number(count)) })
    .where('key', '=', 'rev')
    .execute();
}
