import { type Kysely, type Migration, sql } from 'kysely';

const TIMES = ['known_at', 'due_received', 'due_started', 'due_done'] as const;
const TAKEN = ['received', 'started', 'done'] as const;

/** Instructions from county to town to village, with what was said of each. */
export const instructionsTable: Migration = {
  async up(db: Kysely<unknown>) {
    let table = db.schema
      .createTable('instructions')
      .addColumn('id', 'text', (one) => one.primaryKey().notNull())
      .addColumn('number', sql`bigint`, (one) => one.notNull())
      .addColumn('area', 'text', (one) => one.notNull())
      .addColumn('person', 'text')
      .addColumn('measure', 'text')
      .addColumn('text', 'text', (one) => one.notNull())
      .addColumn('issued_by', 'text');
    for (const time of TIMES) table = table.addColumn(time, sql`bigint`, (one) => one.notNull());
    for (const step of TAKEN)
      table = table
        .addColumn(`${step}_at`, sql`bigint`)
        .addColumn(`${step}_by`, 'text')
        .addColumn(`${step}_note`, 'text');
    await table.addColumn('ended_at', sql`bigint`).addColumn('ended_why', 'text').execute();
    await db.schema.createIndex('instructions_by_person').on('instructions').column('person').execute();
    await db.schema.createIndex('instructions_by_known_at').on('instructions').column('known_at').execute();
  },
};
