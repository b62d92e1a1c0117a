import type { Kysely, Migration } from 'kysely';

/**
 * One active carrier a person (PASS.md "Paper"): a pass says which one took its place and how its phone came to it, and
 * a declaration may be held by another phone than the one that made it, once that phone has proved who it is.
 */
export const passCarriers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('passes').addColumn('replaced_by', 'text').execute();
    await db.schema
      .alterTable('passes')
      .addColumn('claim', 'text', (column) => column.notNull().defaultTo('declared'))
      .execute();
    await db.schema
      .createTable('bindings')
      .addColumn('declaration', 'text', (column) => column.notNull())
      .addColumn('install', 'text', (column) => column.notNull())
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('bound_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('bindings_key', ['declaration', 'install'])
      .execute();
  },
};
