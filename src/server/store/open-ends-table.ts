import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Results of tests that came after the check, what posts said of open items before those were known, and lists of results
 * that wait for a second person.
 */
export const openEndsTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('test_results')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('names', 'text', (one) => one.notNull())
      .addColumn('person', 'text')
      .addColumn('method', 'text', (one) => one.notNull())
      .addColumn('result', 'text', (one) => one.notNull())
      .addColumn('sampled_at', sql`bigint`, (one) => one.notNull())
      .addColumn('result_at', sql`bigint`)
      .addColumn('source', 'text', (one) => one.notNull())
      .addColumn('said_by', 'text', (one) => one.notNull())
      .addColumn('post', 'text')
      .addColumn('corrected_at', sql`bigint`, (one) => one.notNull())
      .addColumn('received_at', sql`bigint`, (one) => one.notNull())
      .execute();
    await db.schema.createIndex('test_results_by_names').on('test_results').column('names').execute();
    await db.schema.createIndex('test_results_by_person').on('test_results').column('person').execute();
    await db.schema
      .createTable('waiting_closings')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('record', 'text', (one) => one.notNull())
      .addColumn('kind', 'text')
      .addColumn('outcome', 'text', (one) => one.notNull())
      .addColumn('word', 'text', (one) => one.notNull())
      .addColumn('said_by', 'text', (one) => one.notNull())
      .addColumn('post', 'text')
      .addColumn('at', sql`bigint`, (one) => one.notNull())
      .addColumn('received_at', sql`bigint`, (one) => one.notNull())
      .execute();
    await db.schema
      .createIndex('waiting_closings_by_record')
      .on('waiting_closings')
      .column('record')
      .execute();
    await db.schema
      .createTable('result_lists')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('body', 'text', (one) => one.notNull())
      .addColumn('author', 'text', (one) => one.notNull())
      .addColumn('made_at', sql`bigint`, (one) => one.notNull())
      .execute();
  },
};
