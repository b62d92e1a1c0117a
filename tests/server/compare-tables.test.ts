import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { compareTable } from '#server/store/compare-table';
import { firstTables } from '#server/store/first-tables';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

const CHECK = {
  id: 'c',
  area: '610921',
  person: 'p',
  install: 'i',
  post: 'o',
  worker: 'w',
  car: 'k',
  heads: 2,
  shown: 'green',
  decision: 'release',
  overridden: 0,
  rows: '[]',
  body: '{}',
  corrected_at: 5,
  received_at: 6,
};

test.each(STORES)(
  '%s: a check that was there before this step says nothing of who was missing, and later ones may',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const first: Record<string, Migration> = { '0001-first-tables': firstTables(kind) };
    const migrate = (steps: typeof first) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(first)).error).toBeUndefined();
    const columns = sql.join(Object.keys(CHECK).map((name) => sql.ref(name)));
    await sql`insert into checks (${columns}) values (${sql.join(Object.values(CHECK))})`.execute(db);
    expect((await migrate({ ...first, '0015-comparisons': compareTable })).error).toBeUndefined();
    const [check] = await db.selectFrom('checks').selectAll().execute();
    expect(check).toMatchObject({ id: 'c', car: 'k', absent: null });
    await db.updateTable('checks').set({ absent: 'later' }).execute();
    expect(await db.selectFrom('checks').select('absent').execute()).toEqual([{ absent: 'later' }]);
  },
);
