import type { Kysely, Migration } from 'kysely';

/** What a car said of those who were declared and not in it; parties and cars are found by their ids. */
export const compareTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('checks').addColumn('absent', 'text').execute();
    await db.schema.createIndex('checks_by_car').on('checks').column('car').execute();
    await db.schema.createIndex('declarations_by_party').on('declarations').column('party').execute();
  },
};
