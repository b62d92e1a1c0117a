import { nodeOf, type Place } from '../area/place';
import { currentPlace, type Successors } from '../area/successor';
import type { Condition, Policy, RiskArea, Row } from './policy';

/** A row with its place in the table, which orders reasons. */
export type PlacedRow = { row: Row; position: number };

/**
 * A policy made ready to judge many people: rows by what they look for, risk areas by the nodes of the area tree,
 * so that a stay finds its areas in as many steps as the tree has levels, however many areas there are.
 */
export type PreparedPolicy = {
  policy: Policy;
  rowsOf: ReadonlyMap<Condition, readonly PlacedRow[]>;
  /** Risk areas by their own node or country. */
  areasAt: ReadonlyMap<string, readonly RiskArea[]>;
  /** Risk areas by every node that lies above theirs. */
  areasBelow: ReadonlyMap<string, readonly RiskArea[]>;
  /** Nodes of the tree that count as abroad. */
  abroad: ReadonlySet<string>;
  /** The policy's look-back, never less than the longest days of a row. */
  lookBackDays: number;
  home: Place | null;
  successors: Successors;
};

/**
 * Indexes a policy once, for any number of calls of `classify`.
 * @param successors retired area codes and their successors, where the county has such a table
 */
export function prepare(policy: Policy, successors: Successors = new Map()): PreparedPolicy {
  const { parameters, riskAreas, table } = policy;
  const current = (place: Place) => keyOf(currentPlace(place, successors));
  return {
    policy,
    rowsOf: rowsByCondition(table),
    areasAt: group(riskAreas.map((area) => [current(area.place), area])),
    areasBelow: group(
      riskAreas.flatMap((area) => ancestors(current(area.place)).map((node) => [node, area] as const)),
    ),
    abroad: new Set(parameters.abroadRegions.map(current)),
    lookBackDays: table.reduce(
      (longest, { ends }) => (ends.kind === 'days' ? Math.max(longest, ends.days) : longest),
      parameters.lookBackDays,
    ),
    home: parameters.homePrefecture === null ? null : currentPlace(parameters.homePrefecture, successors),
    successors,
  };
}

/** What a place is indexed under: its node in the area tree, or its country. */
export const keyOf = (place: Place): string => nodeOf(place) ?? place;

const NODE_LENGTHS = [0, 2, 4, 6, 9, 12, 14];

/** The node itself and every node above it, the root '' first. A country stands alone. */
export function selfAndAbove(key: string): string[] {
  if (/^[A-Z]/.test(key)) return [key];
  return NODE_LENGTHS.filter((length) => length <= key.length).map((length) => key.slice(0, length));
}

const ancestors = (key: string): string[] => selfAndAbove(key).filter((node) => node !== key);

function rowsByCondition(table: readonly Row[]): Map<Condition, PlacedRow[]> {
  return group(table.map((row, position) => [row.when, { row, position }]));
}

function group<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [value]);
    else found.push(value);
  }
  return groups;
}
