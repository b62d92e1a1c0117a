import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { StoreKind } from '#server/store/store';
import type { Tables } from '#server/store/tables';

/** A database without a table, for the steps that make them. It ends with the test. */
export async function emptyDatabase(kind: StoreKind): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: await dialectOf(kind) });
  onTestFinished(() => db.destroy());
  return db;
}

async function dialectOf(kind: StoreKind) {
  if (kind === 'sqlite') return new SqliteDialect({ database: new Database(':memory:') });
  const server = inject('postgres');
  const name = `k${Math.random().toString(36).slice(2)}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: `${server}/${name}`, max: 1 }) });
}
