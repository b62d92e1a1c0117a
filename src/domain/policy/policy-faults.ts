import type { Policy, Row } from './policy';
import { colourSeverity, decisionSeverity, measureSeverity } from './verdict';

/**
 * Why parameters and table do not go together, though each value is allowed: what would contradict itself, could never
 * end, or could never count.
 */
export type PolicyFault =
  /** A row counts longer than anybody is asked to look back. */
  | { code: 'look-back-short'; row: string; days: number }
  /** Pushed, controlled and tested in this order: a later deadline is shorter than an earlier one. */
  | { code: 'deadlines-crossed' }
  | { code: 'none-on' }
  | { code: 'id-twice'; row: string }
  | { code: 'green-isolated'; row: string }
  | { code: 'red-free'; row: string }
  | { code: 'quarantine-released'; row: string }
  /** The measure would be over when the barrier lifts. */
  | { code: 'measure-ends-with-check'; row: string }
  /** It waits for a clinic, or for a test, to which this row sends nobody. */
  | { code: 'nobody-clears'; row: string }
  | { code: 'nobody-tests'; row: string }
  /** Another row of the same condition is at least as severe in everything and lasts at least as long. */
  | { code: 'never-counts'; row: string; other: string }
  /** A stay known less exactly would count as none (RULES.md: it never does). */
  | { code: 'possible-uncounted'; row: string };

/** Everything that is wrong with a policy's parameters and table, in their order; empty when they go together. */
export function policyFaults({ parameters, table }: Pick<Policy, 'parameters' | 'table'>): PolicyFault[] {
  const on = table.filter((row) => row.off !== true);
  const ids = table.map((row) => row.id);
  return [
    ...parameterFaults(parameters, on),
    ...(on.length === 0 ? [{ code: 'none-on' as const }] : []),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((row): PolicyFault => ({ code: 'id-twice', row })),
    ...on.flatMap(rowFaults),
    ...on.flatMap((row, at) => uncountedFaults(row, at, on)),
  ];
}

function parameterFaults({ lookBackDays, deadlinesHours }: Policy['parameters'], on: readonly Row[]) {
  const { pushed, controlled, tested } = deadlinesHours;
  const faults: PolicyFault[] =
    pushed > controlled || controlled > tested ? [{ code: 'deadlines-crossed' }] : [];
  let longest: { row: string; days: number } | null = null;
  for (const { id, ends } of on)
    if (ends.kind === 'days' && ends.days > (longest?.days ?? lookBackDays))
      longest = { row: id, days: ends.days };
  return longest === null ? faults : [...faults, { code: 'look-back-short' as const, ...longest }];
}

function rowFaults({ id: row, colour, measure, decision, ends }: Row): PolicyFault[] {
  const isolated = measure === 'home-isolation' || measure === 'central-quarantine';
  const wrong: [PolicyFault & { row: string }, boolean][] = [
    [{ code: 'green-isolated', row }, colour === 'green' && isolated],
    [{ code: 'red-free', row }, colour === 'red' && measure === 'none' && decision === 'release'],
    [{ code: 'quarantine-released', row }, measure === 'central-quarantine' && decision === 'release'],
    [{ code: 'measure-ends-with-check', row }, ends.kind === 'check' && measure !== 'none'],
    [{ code: 'nobody-clears', row }, ends.kind === 'cleared' && decision !== 'fever-clinic'],
    [{ code: 'nobody-tests', row }, ends.kind === 'negative-test' && decision === 'release'],
  ];
  return wrong.flatMap(([fault, is]) => (is ? [fault] : []));
}

const POSSIBLE = { 'stay-high': 'possible-high', 'stay-medium': 'possible-medium' } as const;

function uncountedFaults(row: Row, at: number, on: readonly Row[]): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const over = on.find(
    (other, place) => other !== row && covers(other, row) && (place < at || !covers(row, other)),
  );
  if (over !== undefined) faults.push({ code: 'never-counts', row: row.id, other: over.id });
  const { when } = row;
  if ((when === 'stay-high' || when === 'stay-medium') && !on.some((one) => one.when === POSSIBLE[when]))
    faults.push({ code: 'possible-uncounted', row: row.id });
  return faults;
}

function covers(one: Row, other: Row): boolean {
  return (
    one.when === other.when &&
    colourSeverity(one.colour) >= colourSeverity(other.colour) &&
    measureSeverity(one.measure) >= measureSeverity(other.measure) &&
    decisionSeverity(one.decision) >= decisionSeverity(other.decision) &&
    (one.ends.kind === 'days' && other.ends.kind === 'days'
      ? one.ends.days >= other.ends.days
      : one.ends.kind === other.ends.kind)
  );
}
