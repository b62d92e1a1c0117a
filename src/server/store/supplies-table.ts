import { type Kysely, type Migration, sql } from 'kysely';

/** What there is: supplies with their stock, tests a day of an area, and the days that quarantine sites confirmed. */
export const suppliesTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('supplies')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('site', 'text')
      .addColumn('name', 'text', (one) => one.notNull())
      .addColumn('unit', 'text', (one) => one.notNull())
      .addColumn('stock', 'integer', (one) => one.notNull())
      .addColumn('use_a_day', 'integer', (one) => one.notNull())
      .addColumn('expires', 'text')
      .addColumn('counted_at', sql`bigint`, (one) => one.notNull())
      .addColumn('counted_by', 'text', (one) => one.notNull())
      .addColumn('counted_record', 'text', (one) => one.notNull())
      .addColumn('ended_at', sql`bigint`)
      .execute();
    await db.schema
      .createTable('capacity')
      .addColumn('area', 'text', (one) => one.primaryKey().notNull())
      .addColumn('tests_a_day', 'integer', (one) => one.notNull())
      .addColumn('set_at', sql`bigint`, (one) => one.notNull())
      .addColumn('set_by', 'text', (one) => one.notNull())
      .execute();
    await db.schema
      .createTable('site_reports')
      .addColumn('site', 'text', (one) => one.notNull())
      .addColumn('day', 'text', (one) => one.notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('came', 'integer', (one) => one.notNull())
      .addColumn('went', 'integer', (one) => one.notNull())
      .addColumn('present', 'integer', (one) => one.notNull())
      .addColumn('missing', 'integer', (one) => one.notNull())
      .addColumn('fevers', 'integer', (one) => one.notNull())
      .addColumn('word', 'text')
      .addColumn('said_by', 'text', (one) => one.notNull())
      .addColumn('at', sql`bigint`, (one) => one.notNull())
      .addColumn('record', 'text', (one) => one.notNull())
      .addPrimaryKeyConstraint('site_reports_key', ['site', 'day'])
      .execute();
  },
};
