import { addDays, dayOf } from '../day';
import type { Facts } from './facts';
import type { Finding, Scene } from './finding';
import { findHealth } from './health';
import { findLooks } from './looks';
import type { RowEnds } from './policy';
import type { PreparedPolicy } from './prepared';
import { findStays, precautionsMet } from './stays';
import { findTests, isTestedOnSpot } from './tests';
import {
  type Colour,
  colourSeverity,
  type Decision,
  decisionSeverity,
  type Ends,
  type Measure,
  measureSeverity,
  type Reason,
  type Verdict,
  WAITS,
  type Wait,
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
  const scene: Scene = { facts, policy, now, today, daysAgo: new Map(), findings: [] };
  findStays(scene);
  findTests(scene);
  findLooks(scene);
  findHealth(scene);
  return verdictOf(scene, latestOfEach(scene.findings));
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
    reasons: findings.length === 0 ? nothingFound(scene) : findings.map((finding) => finding.reason),
  };
}

function nothingFound(scene: Scene): Reason[] {
  const met = precautionsMet(scene);
  return met.length === 0 ? [{ row: 'Z', when: 'nothing' }] : met;
}

/** The latest day among the reasons of the winning colour; open while one of them waits for a fact. */
function endsOf(winning: readonly Finding[]): Ends {
  const [waiting] = winning
    .flatMap(({ row }) => (isWait(row.ends.kind) ? [row.ends.kind] : []))
    .sort((a, b) => WAITS.indexOf(a) - WAITS.indexOf(b));
  if (waiting !== undefined) return { kind: 'open', until: waiting };
  let latest: Ends = { kind: winning.length === 0 ? 'none' : 'check' };
  for (const { row, since } of winning) {
    if (row.ends.kind !== 'days') continue;
    const day = addDays(since.day, row.ends.days);
    if (latest.kind !== 'day' || day > latest.day) latest = { kind: 'day', day };
  }
  return latest;
}

const isWait = (kind: RowEnds['kind']): kind is Wait => kind !== 'days' && kind !== 'check';

/** Each finding once: of several of one row about the same thing, the latest (ten fevers are one reason). */
function latestOfEach(findings: Finding[]): Finding[] {
  return findings.sort(inOrder).filter((finding, i) => {
    const before = findings[i - 1];
    return before === undefined || before.position !== finding.position || before.about !== finding.about;
  });
}

/** What endangers the driver first, then in the order of the table; the latest first of what is about the same. */
function inOrder(a: Finding, b: Finding): number {
  if (a.position !== b.position) return unwellFirst(a) - unwellFirst(b) || a.position - b.position;
  if (a.about !== b.about) return a.about < b.about ? -1 : 1;
  if (a.since.day !== b.since.day) return a.since.day > b.since.day ? -1 : 1;
  const moments = (b.since.at ?? 0) - (a.since.at ?? 0);
  // The same moment: which of the two is told must not depend on the order of the facts.
  return moments || (JSON.stringify(a.reason) > JSON.stringify(b.reason) ? -1 : 1);
}

const unwellFirst = ({ row }: Finding): number => (row.when === 'unwell' ? 0 : 1);
