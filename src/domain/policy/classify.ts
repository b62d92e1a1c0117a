import { dayOf } from '../day';
import type { Facts } from './facts';
import type { Finding, Scene } from './finding';
import { findHealth } from './health';
import { findLooks } from './looks';
import type { PreparedPolicy } from './prepared';
import { findStays } from './stays';
import { findTests, isTestedOnSpot } from './tests';
import {
  type Colour,
  colourSeverity,
  type Decision,
  decisionSeverity,
  type Ends,
  type Measure,
  measureSeverity,
  type Verdict,
  waitSchema,
} from './verdict';

/**
 * What a policy says of one person at one moment. The phone and the server call this same function. Every row that
 * matches is a reason; colour, measure and decision are each the most severe among them.
 * @param facts what is known; before arrival with `atPost: null`
 * @param policy as `prepare` gives it
 * @param now UTC milliseconds
 */
export function classify(facts: Facts, policy: PreparedPolicy, now: number): Verdict {
  const today = dayOf(now, policy.policy.parameters.zoneMinutes);
  const scene: Scene = { facts, policy, now, today, findings: [] };
  findStays(scene);
  findTests(scene);
  findLooks(scene);
  findHealth(scene);
  return verdictOf(scene, inOrder(latestOfEach(scene.findings)));
}

function verdictOf(scene: Scene, findings: readonly Finding[]): Verdict {
  let colour: Colour = 'green';
  let measure: Measure = 'none';
  let decision: Decision = 'release';
  const tested = isTestedOnSpot(scene);
  for (const { row } of findings) {
    const asked = row.decision === 'test-on-spot' && tested ? 'release' : row.decision;
    if (colourSeverity(row.colour) > colourSeverity(colour)) colour = row.colour;
    if (measureSeverity(row.measure) > measureSeverity(measure)) measure = row.measure;
    if (decisionSeverity(asked) > decisionSeverity(decision)) decision = asked;
  }
  const pass = scene.facts.atPost?.pass;
  return {
    policy: scene.policy.policy.number,
    colour,
    measure,
    decision,
    blocked: findings.some(({ row }) => row.when === 'pass-faulty') ? 'compare-document' : null,
    incident: pass === 'forged' || pass === 'revoked',
    ends: endsOf(findings.filter(({ row }) => row.colour === colour)),
    reasons:
      findings.length === 0 ? [{ row: 'Z', when: 'nothing' }] : findings.map((finding) => finding.reason),
  };
}

/** The latest day among the reasons of the winning colour; open while one of them waits for a fact. */
function endsOf(winning: readonly Finding[]): Ends {
  const all = winning.map((finding) => finding.ends);
  for (const until of waitSchema.options) {
    if (all.some((ends) => ends.kind === 'open' && ends.until === until)) return { kind: 'open', until };
  }
  let latest: Ends = all.length === 0 ? { kind: 'none' } : { kind: 'check' };
  for (const ends of all) {
    if (ends.kind === 'day' && (latest.kind !== 'day' || ends.day > latest.day)) latest = ends;
  }
  return latest;
}

/** Of several findings of one row about the same thing, the latest: a fever measured ten times is one reason. */
function latestOfEach(findings: readonly Finding[]): Finding[] {
  const latest = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.position} ${finding.about}`;
    const other = latest.get(key);
    if (other === undefined || isLater(finding, other)) latest.set(key, finding);
  }
  return [...latest.values()];
}

function isLater(one: Finding, other: Finding): boolean {
  if (one.since.day !== other.since.day) return one.since.day > other.since.day;
  if (one.since.at !== other.since.at) return (one.since.at ?? 0) > (other.since.at ?? 0);
  // The same moment: which of the two is told must not depend on the order of the facts.
  return JSON.stringify(one.reason) > JSON.stringify(other.reason);
}

/** What endangers the driver is told first, then in the order of the table. */
function inOrder(findings: Finding[]): Finding[] {
  const unwellFirst = ({ row }: Finding) => (row.when === 'unwell' ? 0 : 1);
  return findings.sort(
    (a, b) =>
      unwellFirst(a) - unwellFirst(b) ||
      a.position - b.position ||
      (a.about < b.about ? -1 : a.about > b.about ? 1 : 0),
  );
}
