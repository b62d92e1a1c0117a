import { AREA_LENGTHS, nodeOf, type Place } from '../area/place';
import { currentPlace, type Successors } from '../area/successor';
import type { Condition, Policy, RiskArea, Row } from './policy';

/** A row with its place in the table, which orders reasons. */
type PlacedRow = { row: Row; position: number };

/**
 * A policy made ready to judge many people: rows by what they look for, risk areas by the nodes of the area tree,
 * so that a stay finds its areas in as many steps as the tree has levels, however many areas there are.
 */
export type PreparedPolicy = {
  policy: Policy;
  rowsOf: ReadonlyMap<Condition, readonly PlacedRow[]>;
  /** Risk areas by their own node or country. */
  areasAt: ReadonlyMap<string, readonly RiskArea[]>;
  /** The lengths that nodes with a risk area or counted as abroad have, shortest first: no other is looked up. */
  lengths: readonly number[];
  /** Risk areas by every node that lies above theirs. */
  areasBelow: ReadonlyMap<string, readonly RiskArea[]>;
  /** Nodes of the tree that count as abroad. */
  abroad: ReadonlySet<string>;
  /** The policy's look-back, never less than the longest days of a row. */
  lookBackDays: number;
  home: Place | null;
  /** Precaution zones by their own node: they match no row, and are told. */
  precautions: ReadonlyMap<string, readonly RiskArea[]>;
  successors: Successors;
};

/**
 * Indexes a policy once, for any number of calls of `classify`.
 * @param successors retired area codes and their successors, where the county has such a table
 */
export function prepare(policy: Policy, successors: Successors = new Map()): PreparedPolicy {
  const { parameters, table } = policy;
  const riskAreas = policy.riskAreas.filter((area) => area.level !== 'none');
  const precautions = policy.riskAreas.filter((area) => area.level === 'none');
  const current = (place: Place) => keyOf(currentPlace(place, successors));
  const areasAt = group(riskAreas.map((area) => [current(area.place), area]));
  const abroad = new Set(parameters.abroadRegions.map(current));
  return {
    policy,
    rowsOf: rowsByCondition(table),
    areasAt,
    lengths: lengthsOf([...areasAt.keys(), ...abroad]),
    areasBelow: group(
      riskAreas.flatMap((area) => nodesAbove(current(area.place)).map((node) => [node, area] as const)),
    ),
    abroad,
    lookBackDays: longestDays(policy),
    home: parameters.homePrefecture === null ? null : currentPlace(parameters.homePrefecture, successors),
    precautions: group(precautions.map((area) => [current(area.place), area])),
    successors,
  };
}

const longestDays = ({ parameters, table }: Policy): number =>
  table.reduce(
    (longest, { ends, off }) =>
      ends.kind === 'days' && off !== true ? Math.max(longest, ends.days) : longest,
    parameters.lookBackDays,
  );

const lengthsOf = (keys: readonly string[]): number[] =>
  [...new Set(keys.filter((key) => !isForeign(key)).map((key) => key.length))].sort((a, b) => a - b);

/** What a place is indexed under: its node in the area tree, or its country. */
export const keyOf = (place: Place): string => (isLetter(place) ? (nodeOf(place) ?? place) : place);

/** True for a key that is a country, outside the area tree. */
export const isForeign = (key: string): boolean => isLetter(key);

const isLetter = (text: string): boolean => text.charCodeAt(0) >= 65;

const NODE_LENGTHS: readonly number[] = [0, ...AREA_LENGTHS];

const nodesAbove = (key: string): string[] =>
  isForeign(key)
    ? []
    : NODE_LENGTHS.filter((length) => length < key.length).map((length) => key.slice(0, length));

function rowsByCondition(table: readonly Row[]): Map<Condition, PlacedRow[]> {
  return group(
    table.flatMap((row, position) => (row.off === true ? [] : [[row.when, { row, position }] as const])),
  );
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
