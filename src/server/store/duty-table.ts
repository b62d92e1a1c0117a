import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Telephones of desks and posts, who is on duty, calls that nobody answered, and where phones are knocked at. What is open
 * already when this comes is not knocked for or texted about anew.
 */
export const dutyTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('accounts').addColumn('telephone', 'text').execute();
    await db.schema.alterTable('accounts').addColumn('on_duty_at', sql`bigint`).execute();
    await db.schema.alterTable('posts').addColumn('telephone', 'text').execute();
    for (const time of ['called_at', 'pushed_at', 'texted_at'])
      await db.schema.alterTable('instructions').addColumn(time, sql`bigint`).execute();
    await db.schema.alterTable('instructions').addColumn('called_by', 'text').execute();
    for (const count of ['calls', 'text_tries'])
      await db.schema
        .alterTable('instructions')
        .addColumn(count, 'integer', (one) => one.notNull().defaultTo(0))
        .execute();
    await sql`update instructions set pushed_at = known_at, texted_at = known_at`.execute(db);
    await db.schema
      .createTable('push_subscriptions')
      .addColumn('install', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('endpoint', 'text', (one) => one.notNull())
      .addColumn('made_at', sql`bigint`, (one) => one.notNull())
      .execute();
  },
};
