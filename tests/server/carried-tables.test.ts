import { Kysely, type Migration, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { carriedTables } from '#server/store/carried';
import { firstTables } from '#server/store/first-tables';
import type { StoreKind } from '#server/store/store';
import type { InstallRow, Tables } from '#server/store/tables';
import { STORES } from './county';

async function emptyDatabase(kind: StoreKind): Promise<Kysely<Tables>> {
  if (kind === 'sqlite')
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  const server = inject('postgres');
  const name = `k${Math.random().toString(36).slice(2)}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: `${server}/${name}`, max: 1 }) }),
  });
}

const PHONE: Omit<InstallRow, 'seq' | 'conflict' | 'carrying' | 'cloned_at'> = {
  id: 'i',
  area: '610921',
  kind: 'post',
  key: 'k',
  post: 'p',
  model: 'm',
  made_at: 1,
  enrolled_at: 1,
  last_seen: 5,
  watermark: 12,
  unsent: 3,
  oldest: 4,
  rejected: 0,
  persisted: 1,
  policy: 1,
  app: '0.1.0',
  skew_ms: 20,
  revoked_at: null,
};

test.each(STORES)(
  '%s: a phone that was there before this step keeps what it told, and may tell more',
  async (kind) => {
    const db = await emptyDatabase(kind);
    onTestFinished(() => db.destroy());
    const first: Record<string, Migration> = { '0001-first-tables': firstTables(kind) };
    const migrate = (steps: typeof first) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(first)).error).toBeUndefined();
    const columns = sql.join(Object.keys(PHONE).map((name) => sql.ref(name)));
    await sql`insert into installs (${columns}) values (${sql.join(Object.values(PHONE))})`.execute(db);
    expect((await migrate({ ...first, '0004-carried': carriedTables })).error).toBeUndefined();
    const [phone] = await db.selectFrom('installs').selectAll().execute();
    expect(phone).toMatchObject({ id: 'i', seq: null, conflict: null, carrying: null, cloned_at: null });
    expect(Number(phone?.watermark)).toBe(12);
    await db.updateTable('installs').set({ seq: 15, carrying: 2 }).execute();
    expect(await db.selectFrom('refused').selectAll().execute()).toEqual([]);
  },
);
