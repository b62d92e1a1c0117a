import { type Kysely, type Migration, sql } from 'kysely';

/** What travellers say against their colour, and what they were answered. */
export const objectionsTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('objections')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('person', 'text', (one) => one.notNull())
      .addColumn('declaration', 'text', (one) => one.notNull())
      .addColumn('install', 'text', (one) => one.notNull())
      .addColumn('text', 'text', (one) => one.notNull())
      .addColumn('made_at', sql`bigint`, (one) => one.notNull())
      .addColumn('due_at', sql`bigint`, (one) => one.notNull())
      .addColumn('answered_at', sql`bigint`)
      .addColumn('answered_by', 'text')
      .addColumn('outcome', 'text')
      .addColumn('answer', 'text')
      .execute();
    await db.schema.createIndex('objections_by_declaration').on('objections').column('declaration').execute();
    await db.schema.createIndex('objections_by_person').on('objections').column('person').execute();
  },
};
