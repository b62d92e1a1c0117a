import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '#server/store/first-tables';
import { suppliesTable } from '#server/store/supplies-table';
import { transfersTable } from '#server/store/transfers-table';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

test.each(STORES)('%s: rooms from before this step stay, and what there is has its places', async (kind) => {
  const db = await emptyDatabase(kind);
  const before: Record<string, Migration> = {
    '0001-first-tables': firstTables(kind),
    '0011-transfers': transfersTable,
  };
  const migrate = (steps: Record<string, Migration>) =>
    new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  expect((await migrate(before)).error).toBeUndefined();
  const columns = sql.raw('"id", "area", "site", "name", "made_at", "ended_at"');
  await sql`insert into rooms (${columns}) values ('r', '610921', 's', '101', 1, null)`.execute(db);
  expect((await migrate({ ...before, '0016-supplies': suppliesTable })).error).toBeUndefined();
  expect(await db.selectFrom('rooms').select(['id', 'name']).execute()).toEqual([{ id: 'r', name: '101' }]);
  for (const table of ['supplies', 'capacity', 'site_reports'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
});
