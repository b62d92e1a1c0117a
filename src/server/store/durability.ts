import { type Kysely, type Migration, sql } from 'kysely';

/** What must not be forgotten until somebody saw to it, and the counts that stay when persons are deleted. */
export const durability: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('open_items')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('kind', 'text', (one) => one.notNull())
      .addColumn('person', 'text', (one) => one.notNull())
      .addColumn('record', 'text', (one) => one.notNull())
      .addColumn('bound_for', 'text')
      .addColumn('since', sql`bigint`, (one) => one.notNull())
      .addColumn('found_at', sql`bigint`, (one) => one.notNull())
      .addColumn('due', sql`bigint`, (one) => one.notNull())
      .addColumn('state', 'text', (one) => one.notNull())
      .addColumn('closed_at', sql`bigint`)
      .addColumn('closed_by', 'text')
      .addColumn('word', 'text')
      .addUniqueConstraint('open_items_once', ['kind', 'record'])
      .execute();
    await db.schema.createIndex('open_items_by_state').on('open_items').columns(['state', 'due']).execute();
    await db.schema.createIndex('open_items_by_person').on('open_items').column('person').execute();
    // What is on record of somebody is found when they are deleted.
    await db.schema.createIndex('audit_by_subject').on('audit').column('subject').execute();
    await db.schema
      .createTable('kept_counts')
      .addColumn('day', 'text', (one) => one.notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('kind', 'text', (one) => one.notNull())
      .addColumn('shown', 'text', (one) => one.notNull())
      .addColumn('decision', 'text', (one) => one.notNull())
      .addColumn('count', sql`bigint`, (one) => one.notNull())
      .addPrimaryKeyConstraint('kept_counts_key', ['day', 'area', 'kind', 'shown', 'decision'])
      .execute();
  },
};
