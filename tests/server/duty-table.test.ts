import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { dutyTable } from '#server/store/duty-table';
import { firstTables } from '#server/store/first-tables';
import { instructionsTable } from '#server/store/instructions-table';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

test.each(STORES)(
  '%s: accounts, posts and instructions of before stay as they were, and old instructions are not knocked for anew',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const before: Record<string, Migration> = {
      '0001-first-tables': firstTables(kind),
      '0007-instructions': instructionsTable,
    };
    const migrate = (steps: typeof before) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(before)).error).toBeUndefined();
    await sql`
      insert into accounts (id, area, login, name, role, password, made_at)
      values ('a', '610921', 'li', 'Li', 'county-desk', 'x', 1)
    `.execute(db);
    await sql`insert into posts (id, area, name, kind, made_at) values ('p', '610921', 'Exit', 'road', 1)`.execute(
      db,
    );
    await sql`
      insert into instructions (id, number, area, text, known_at, due_received, due_started, due_done)
      values ('i', 1, '610921100001', 'Count.', 5, 6, 7, 8)
    `.execute(db);
    expect((await migrate({ ...before, '0017-duty': dutyTable })).error).toBeUndefined();
    const account = await db.selectFrom('accounts').selectAll().executeTakeFirst();
    expect(account).toMatchObject({ login: 'li', telephone: null, on_duty_at: null });
    const post = await db.selectFrom('posts').selectAll().executeTakeFirst();
    expect(post).toMatchObject({ name: 'Exit', telephone: null });
    const row = await db.selectFrom('instructions').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ text: 'Count.', called_at: null, called_by: null, calls: 0, text_tries: 0 });
    expect([row?.pushed_at, row?.texted_at].map(Number)).toEqual([5, 5]);
    expect(await db.selectFrom('push_subscriptions').selectAll().execute()).toEqual([]);
  },
);
