import { type Kysely, type Migration, sql } from 'kysely';

/** What the next policy would change, kept for a day so that a second person sees the very same. */
export const policyPreviewsTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('policy_previews')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('based_on', sql`bigint`, (one) => one.notNull())
      .addColumn('body', 'text', (one) => one.notNull())
      .addColumn('effect', 'text', (one) => one.notNull())
      .addColumn('author', 'text', (one) => one.notNull())
      .addColumn('made_at', sql`bigint`, (one) => one.notNull())
      .addColumn('asked_at', sql`bigint`)
      .execute();
    await db.schema.alterTable('policies').addColumn('second', 'text').execute();
  },
};
