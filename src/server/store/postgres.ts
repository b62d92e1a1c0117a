import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Db, migrate, type Store } from './store';
import type { Tables } from './tables';

/** Of our writers: one at a time, so that revs commit in the order in which they are given (SYNC.md B14). */
const WRITER_LOCK = 7_205_001;
/** How long to wait for a connection or the lock, in ms, before saying busy: phones wait for half a minute. */
const WAIT = 10_000;
const INT8 = 20;

/**
 * Opens a PostgreSQL database by its URL; every commit is on disk before it is acknowledged.
 * @param wait ms
 */
export async function openPostgres(url: string, wait = WAIT): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: wait,
    options: `-c synchronous_commit=on -c lock_timeout=${wait}`,
    types: { getTypeParser: (id, format) => (id === INT8 ? Number : pg.types.getTypeParser(id, format)) },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks while it works fails the query that is under way. The pool listens only to those that are idle, and
  // without any listener the break would end the process as well.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db, 'postgres');
  return {
    kind: 'postgres',
    db,
    write: (work) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(tx);
        return await work(tx);
      }),
    close: () => db.destroy(),
  };
}
