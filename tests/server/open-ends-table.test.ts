import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { carriedTables } from '#server/store/carried';
import { durability } from '#server/store/durability';
import { firstTables } from '#server/store/first-tables';
import { openEndsTable } from '#server/store/open-ends-table';
import { openItemsOwned } from '#server/store/open-items-owned';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

test.each(STORES)(
  '%s: what was open before this step stays open, and results have their places',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const before: Record<string, Migration> = {
      '0001-first-tables': firstTables(kind),
      '0004-carried': carriedTables,
      '0005-durability': durability,
      '0009-open-items-owned': openItemsOwned,
    };
    const migrate = (steps: Record<string, Migration>) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(before)).error).toBeUndefined();
    const columns = sql.raw(
      '"id", "area", "kind", "person", "record", "since", "found_at", "due", "state", "owner", "detail"',
    );
    await sql`insert into open_items (${columns}) values ('i', '610921', 'released', 'p', 'r', 1, 1, 2, 'open', '610921', '{}')`.execute(
      db,
    );
    expect((await migrate({ ...before, '0014-open-ends': openEndsTable })).error).toBeUndefined();
    const items = await db.selectFrom('open_items').select(['id', 'state']).execute();
    expect(items).toEqual([{ id: 'i', state: 'open' }]);
    for (const table of ['test_results', 'waiting_closings', 'result_lists'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  },
);
