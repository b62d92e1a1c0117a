import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { startPostgres } from '../server/embedded-postgres';
import { found } from '../server/founded';
import type { County } from './county';
import type { Ledger } from './server-steps';

/** Sets the county up anew in a PostgreSQL of its own, with the keys it has, and starts its server on that. */
export async function postgresLedger(county: County): Promise<Ledger> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const admin = new pg.Client({ connectionString: `${postgres.url}/postgres` });
  await admin.connect();
  await admin.query('create database county');
  await admin.end();
  const url = `${postgres.url}/county`;
  await county.kill();
  await found(county.data, url);
  const eye = new pg.Client({ connectionString: url });
  await eye.connect();
  onTestFinished(() => eye.end());
  const count = async (sql: string): Promise<number> => Number((await eye.query(sql)).rows[0]?.count);
  const env = { KAKOU_DB: url };
  await county.up({ env });
  return {
    env,
    // What was sent to it before the server died may still be done: then it is done, or never will be.
    async quiet() {
      const others = `select count(*) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
      while ((await count(others)) > 0) await pause(5);
    },
    async recordIds() {
      const { rows } = await eye.query<{ id: string }>('select id from records');
      return rows.map((row) => row.id);
    },
    persons: () => count('select count(*) from persons'),
  };
}
