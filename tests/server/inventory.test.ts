import { describe, expect, test } from 'vitest';
import { fieldInventory } from '#server/store/inventory';
import { bareServer, STORES } from './county';

describe.each(STORES)('%s', (kind) => {
  test('every column that is kept says what for and how long', async () => {
    const { context } = await bareServer(kind);
    const tables = await context.store.db.introspection.getTables();
    const real = new Map(
      tables.map((table) => [table.name, table.columns.map((column) => column.name).sort()]),
    );
    const said = Object.entries(fieldInventory()).map(
      ([name, table]) => [name, Object.keys(table.columns).sort()] as const,
    );
    expect(new Map(said)).toEqual(real);
  });
});

test('every table of things says whose area a row is', () => {
  const without = Object.entries(fieldInventory()).filter(([, table]) => table.columns['area'] === undefined);
  expect(without.map(([name]) => name)).toEqual(['meta']);
});
