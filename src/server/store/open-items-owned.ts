import { type Kysely, type Migration, sql } from 'kysely';

/** Open items of many kinds: whose each is, which post's phones show it, what it has to say, who works on it, what came of it. */
export const openItemsOwned: Migration = {
  async up(db: Kysely<unknown>) {
    const alter = () => db.schema.alterTable('open_items');
    const text = (name: string, start: string) =>
      alter()
        .addColumn(name, 'text', (column) => column.notNull().defaultTo(start))
        .execute();
    await text('owner', '');
    await text('detail', '{}');
    await alter().addColumn('post', 'text').execute();
    await alter().addColumn('taken_at', sql`bigint`).execute();
    await alter().addColumn('taken_by', 'text').execute();
    await alter().addColumn('outcome', 'text').execute();
    await sql`update open_items set owner = area`.execute(db);
    await db.schema.createIndex('open_items_by_post').on('open_items').columns(['post', 'state']).execute();
  },
};
