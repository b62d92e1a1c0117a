import { type Kysely, type Migration, sql } from 'kysely';

const STEPS = [
  'accepted',
  'at_scene',
  'picked_up',
  'delivered',
  'received',
  'discharged',
  'cannot',
  'cancelled',
] as const;

/** Transfers of people who are held, and the rooms of quarantine sites. */
export const transfersTable: Migration = {
  async up(db: Kysely<unknown>) {
    await makeTransfers(db);
    for (const column of ['person', 'site', 'driver', 'known_at'])
      await db.schema.createIndex(`transfers_by_${column}`).on('transfers').column(column).execute();
    await db.schema.createIndex('transfers_by_record').unique().on('transfers').column('record').execute();
    // Whatever else goes wrong: a room is never two persons'.
    await db.schema
      .createIndex('transfers_one_a_room')
      .unique()
      .on('transfers')
      .column('room')
      .where(sql.ref('discharged_at'), 'is', null)
      .execute();
    await db.schema
      .createTable('rooms')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('site', 'text', (one) => one.notNull())
      .addColumn('name', 'text', (one) => one.notNull())
      .addColumn('made_at', sql`bigint`, (one) => one.notNull())
      .addColumn('ended_at', sql`bigint`)
      .execute();
    await db.schema.createIndex('rooms_by_site').on('rooms').column('site').execute();
  },
};

async function makeTransfers(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('transfers')
    .addColumn('id', 'text', (one) => one.primaryKey().notNull())
    .addColumn('number', sql`bigint`, (one) => one.notNull())
    .addColumn('area', 'text', (one) => one.notNull())
    .addColumn('person', 'text', (one) => one.notNull())
    .addColumn('record', 'text')
    .addColumn('from_post', 'text')
    .addColumn('plate', 'text')
    .addColumn('word', 'text', (one) => one.notNull())
    .addColumn('fever', 'integer', (one) => one.notNull())
    .addColumn('held_at', sql`bigint`, (one) => one.notNull())
    .addColumn('known_at', sql`bigint`, (one) => one.notNull())
    .addColumn('opened_by', 'text')
    .addColumn('order_number', 'integer')
    .addColumn('ordered_at', sql`bigint`)
    .addColumn('due_scene', sql`bigint`)
    .addColumn('driver', 'text')
    .addColumn('site', 'text')
    .addColumn('former', 'text', (one) => one.notNull())
    .addColumn('room', 'text')
    .addColumn('room_at', sql`bigint`);
  for (const step of STEPS)
    table = table
      .addColumn(`${step}_at`, sql`bigint`)
      .addColumn(`${step}_by`, 'text')
      .addColumn(`${step}_word`, 'text');
  await table.execute();
}
