import { type Kysely, type Migration, sql } from 'kysely';
import { nameKey } from '#domain/person/name-key';
import type { StoreKind } from './store';

/** So many persons at a time. */
const STEP = 1000;

/**
 * Entries that may be of one person and what a desk decided; what belongs to which part of a joined person; and the
 * indexes by which persons are compared and searched: the name's key, telephone, plate.
 */
export function nearMatchesTable(kind: StoreKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('near_matches')
        .addColumn('id', 'text', (one) => one.primaryKey().notNull())
        .addColumn('area', 'text', (one) => one.notNull())
        .addColumn('one', 'text', (one) => one.notNull())
        .addColumn('other', 'text', (one) => one.notNull())
        .addColumn('reasons', 'text', (one) => one.notNull())
        .addColumn('score', sql`bigint`, (one) => one.notNull())
        .addColumn('found_at', sql`bigint`, (one) => one.notNull())
        .addColumn('state', 'text', (one) => one.notNull())
        .addColumn('decided_at', sql`bigint`)
        .addColumn('decided_by', 'text')
        .addColumn('why', 'text')
        .addUniqueConstraint('near_matches_once', ['one', 'other'])
        .execute();
      await db.schema
        .createTable('part_things')
        .addColumn('thing', 'text', (one) => one.primaryKey().notNull())
        .addColumn('area', 'text', (one) => one.notNull())
        .addColumn('part', 'text', (one) => one.notNull())
        .execute();
      await db.schema.alterTable('persons').addColumn('name_key', 'text').execute();
      await keyNames(db);
      await addIndexes(db, kind);
    },
  };
}

async function keyNames(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; name: string | null }>`
      select id, name from persons where id > ${after} order by id limit ${sql.lit(STEP)}
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const { id, name } of rows)
      if (name !== null)
        await sql`update persons set name_key = ${nameKey(name)} where id = ${id}`.execute(db);
    after = last.id;
  }
}

async function addIndexes(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const index = (name: string, table: string, column: string) =>
    db.schema.createIndex(name).on(table).column(column);
  await index('near_matches_by_other', 'near_matches', 'other').execute();
  await index('near_matches_by_state', 'near_matches', 'state').execute();
  await index('part_things_by_part', 'part_things', 'part').execute();
  // The beginning of a name is found by an index in the order of bytes, which is SQLite's own.
  const order = kind === 'postgres' ? sql` collate "C"` : sql``;
  await sql`create index persons_by_name_key on persons (name_key${order})`.execute(db);
  for (const column of ['phone', 'plate', 'merged_into'])
    await sql`
      create index ${sql.ref(`persons_by_${column}`)} on persons (${sql.ref(column)}) where ${sql.ref(column)} is not null
    `.execute(db);
}
