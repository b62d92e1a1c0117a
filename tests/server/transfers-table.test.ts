import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '#server/store/first-tables';
import { transfersTable } from '#server/store/transfers-table';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

const BEFORE = `insert into posts (id, area, name, kind, made_at) values ('p', '610921', 'North exit', 'motorway', 1)`;

const transfer = (id: string, more: Record<string, string | number>) => {
  const row = {
    id,
    number: 1,
    area: '610921',
    person: `of ${id}`,
    word: '',
    fever: 0,
    held_at: 1,
    known_at: 1,
    former: '[]',
    ...more,
  };
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  return sql`insert into transfers (${columns}) values (${sql.join(Object.values(row))})`;
};

test.each(STORES)(
  '%s: a county of before gets tables in which a room is one person’s and a check opens one',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const first: Record<string, Migration> = { '0001-first-tables': firstTables(kind) };
    const migrate = (steps: typeof first) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(first)).error).toBeUndefined();
    await sql.raw(BEFORE).execute(db);
    expect((await migrate({ ...first, '0011-transfers': transfersTable })).error).toBeUndefined();
    const { count } = await db
      .selectFrom('posts')
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
    await transfer('a', { room: 'r', record: 'c' }).execute(db);
    await expect(transfer('b', { room: 'r' }).execute(db)).rejects.toThrow();
    await expect(transfer('b', { record: 'c' }).execute(db)).rejects.toThrow();
    await db.updateTable('transfers').set({ discharged_at: 2 }).where('id', '=', 'a').execute();
    await transfer('b', { room: 'r' }).execute(db);
    await transfer('d', {}).execute(db);
    await transfer('e', {}).execute(db);
    expect(await db.selectFrom('transfers').select('id').orderBy('id').execute()).toHaveLength(4);
  },
);
