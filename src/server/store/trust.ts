import { type Kysely, type Migration, sql } from 'kysely';

/**
 * What phones trust: revoked passes with the list that brought them and the one that let them go, so that a list is told
 * as what changed since another; signed lists of keys; counties and certificate issuers that this county trusts; and when
 * a post challenges. Lists that were signed whole are signed anew in their new form when the server starts.
 */
export const trust: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('posts').addColumn('challenge', 'text').execute();
    await makeRevoked(db);
    await db.schema
      .createTable('signed_lists')
      .addColumn('kind', 'text', (column) => column.notNull().primaryKey())
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addColumn('as_of', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('trusted_counties')
      .addColumn('area', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('root_key', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('keys', 'text', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('evidence_sources')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('scheme', 'text', (column) => column.notNull())
      .addColumn('keys', 'text', (column) => column.notNull())
      .addColumn('loaded_at', 'bigint', (column) => column.notNull())
      .execute();
    await tellOfVenues(db);
    await sql`delete from changes where topic in ('issuer', 'revocations')`.execute(db);
  },
};

async function makeRevoked(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('revoked')
    .addColumn('number', 'text', (column) => column.notNull().primaryKey())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('added_in', 'bigint')
    .addColumn('removed_in', 'bigint')
    .execute();
  await db.schema.createIndex('revoked_by_added_in').on('revoked').column('added_in').execute();
  await db.schema
    .createIndex('revoked_by_removed_in')
    .on('revoked')
    .columns(['removed_in', 'expires_at'])
    .execute();
  await sql`
    insert into revoked (number, area, expires_at, added_in)
    select number, area, expires_at, (select max(number) from revocations) from passes where revoked_at is not null
  `.execute(db);
  await sql`delete from revocations`.execute(db);
}

/** Venues of before are told of as if they were new. */
async function tellOfVenues(db: Kysely<unknown>): Promise<void> {
  const told = sql`
    insert into changes (topic, "key", area, post, at, rev)
    select 'venue', id, area, null, null,
      (select cast(value as bigint) from meta where "key" = 'rev') + row_number() over (order by id)
    from venues where ended_at is null
  `;
  await told.execute(db);
  await sql`
    update meta set value = cast((select max(rev) from changes) as text)
    where "key" = 'rev' and exists (select 1 from changes where topic = 'venue')
  `.execute(db);
}
