import { Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { durability } from '#server/store/durability';
import { firstTables } from '#server/store/first-tables';
import { fieldInventory } from '#server/store/inventory';
import { nearMatchesTable } from '#server/store/near-matches-table';
import { THINGS } from '#server/store/parts';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

const person = (id: string, name: string | null) => ({
  id,
  area: '610921',
  name,
  phone: '13800000001',
  plate: null,
  file: '{}',
  colour: 'green',
  measure: 'none',
  verdict: '{}',
  verdict_at: 1,
  area_at: 0,
  area_record: '',
  made_at: 1,
});

test.each(STORES)(
  '%s: persons who were there before are compared and searched by their names',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const before = { '0001-first-tables': firstTables(kind), '0005-durability': durability };
    const migrate = (steps: typeof before) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(before)).error).toBeUndefined();
    const rows = [person('p1', 'Li  Mei'), person('p2', '阿依古丽·买买提'), person('p3', null)];
    for (const row of rows) {
      const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
      await sql`insert into persons (${columns}) values (${sql.join(Object.values(row))})`.execute(db);
    }
    const after = { ...before, '0010-near-matches': nearMatchesTable(kind) };
    expect((await migrate(after)).error).toBeUndefined();
    const keys = await db.selectFrom('persons').select(['id', 'name', 'name_key']).orderBy('id').execute();
    expect(keys).toEqual([
      { id: 'p1', name: 'Li  Mei', name_key: 'limei' },
      { id: 'p2', name: '阿依古丽·买买提', name_key: '阿依古丽买买提' },
      { id: 'p3', name: null, name_key: null },
    ]);
    expect(await db.selectFrom('near_matches').selectAll().execute()).toEqual([]);
  },
);

test('whatever hangs on a person goes along when they are joined, and comes back', () => {
  const tables = Object.entries(fieldInventory())
    .filter(([, { columns }]) => columns['person'] !== undefined)
    .map(([name]) => name)
    .filter((name) => name !== 'aliases' && name !== 'wards');
  expect(Object.keys(THINGS).sort()).toEqual(tables.sort());
});
