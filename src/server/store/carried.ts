import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Db } from './store';
import type { Tables } from './tables';

/** Columns with what marks them: `#` a whole number, else text; `?` may be null. */
const TABLES: readonly { name: string; key: readonly string[]; columns: string }[] = [
  {
    name: 'refused',
    key: ['install', 'seq', 'hash'],
    columns: 'install seq# hash area id? reason fields at#',
  },
  {
    name: 'carried',
    key: ['hash'],
    columns:
      'hash area install carrier part# parts# made_at# received_at# stored# duplicate# conflict# rejected# revoked#',
  },
  { name: 'carried_records', key: ['record'], columns: 'record area carried after_revoked#' },
];
const INSTALL_COLUMNS = ['seq', 'conflict', 'carrying', 'cloned_at'] as const;

/**
 * Records that were refused are remembered, so that the watermark can pass them; records that came by hand are marked;
 * phones tell more of themselves.
 */
export const carriedTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const { name, key, columns } of TABLES) {
      let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
      for (const column of columns.split(' ')) {
        const type = column.includes('#') ? sql`bigint` : sql`text`;
        builder = builder.addColumn(column.replaceAll(/[#?]/g, ''), type, (one) =>
          column.endsWith('?') ? one : one.notNull(),
        );
      }
      await builder.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute();
    }
    for (const column of INSTALL_COLUMNS)
      await db.schema.alterTable('installs').addColumn(column, sql`bigint`).execute();
    await db.schema
      .createIndex('records_conflict_by_install_seq')
      .on('records_conflict')
      .columns(['install', 'seq'])
      .execute();
  },
};

/** Keeps what is known of a parcel that was taken in; a parcel that comes again keeps its first line. */
export async function addCarried(tx: Db, row: Tables['carried']): Promise<void> {
  await tx
    .insertInto('carried')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Marks records that came by hand. */
export async function markCarried(tx: Db, rows: readonly Tables['carried_records'][]): Promise<void> {
  for (let at = 0; at < rows.length; at += 100)
    await tx
      .insertInto('carried_records')
      .values(rows.slice(at, at + 100))
      .onConflict((clash) => clash.doNothing())
      .execute();
}

/** Of these records those that came by hand, and whether their phone was shut out before it took them. */
export async function carriedAmong(db: Db, records: readonly string[]): Promise<Map<string, boolean>> {
  if (records.length === 0) return new Map();
  const rows = await db
    .selectFrom('carried_records')
    .select(['record', 'after_revoked'])
    .where('record', 'in', [...records])
    .execute();
  return new Map(rows.map((row) => [row.record, row.after_revoked === 1]));
}
