import type { ComparisonRow } from '#domain/desk/comparisons-desk';
import { COMPARISON_KINDS } from '#domain/reconcile/said';

/** Digits of a town's code. */
const TOWN = 9;

/** A row of the table: the whole, a town with its villages, or one village. */
export type PlaceRow = ComparisonRow & { tier: 'all' | 'town' | 'village' };

/** The counts of two places as those of the place that both lie in. */
export function sumOf(area: string, rows: readonly ComparisonRow[]): ComparisonRow {
  const sum = (part: 'declared' | 'checked' | 'arrived' | 'undeclared') =>
    rows.reduce((total, row) => total + row[part], 0);
  const open = { 'never-came': 0, 'never-arrived': 0, 'no-post': 0, 'fewer-checked': 0 };
  for (const row of rows) for (const kind of COMPARISON_KINDS) open[kind] += row.open[kind];
  return {
    area,
    declared: sum('declared'),
    checked: sum('checked'),
    arrived: sum('arrived'),
    undeclared: sum('undeclared'),
    open,
  };
}

/** Each town with the sum of its villages before them, and the sum of all first where there are several towns. */
export function byTown(rows: readonly ComparisonRow[], area: string): PlaceRow[] {
  const towns = [...new Set(rows.map((row) => row.area.slice(0, TOWN)))].sort();
  const placed = towns.flatMap((town): PlaceRow[] => {
    const own = rows.filter((row) => row.area.slice(0, TOWN) === town);
    const villages = own.filter((row) => row.area.length > TOWN);
    return [
      { ...sumOf(town, own), tier: 'town' },
      ...villages.map((row): PlaceRow => ({ ...row, tier: 'village' })),
    ];
  });
  return towns.length < 2 ? placed : [{ ...sumOf(area, rows), tier: 'all' }, ...placed];
}
