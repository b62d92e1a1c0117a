import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { carriedTables } from '#server/store/carried';
import { firstTables } from '#server/store/first-tables';
import type { InstallRow } from '#server/store/tables';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

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
