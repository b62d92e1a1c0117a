import { addDays, type Day, dayOf } from '../day';
import { isComplete } from './complete-check';
import type { Facts } from './facts';
import type { Condition, Row } from './policy';
import type { PreparedPolicy } from './prepared';
import type { Reason } from './verdict';

/** One person before one policy at one moment. */
export type Scene = {
  facts: Facts;
  policy: PreparedPolicy;
  /** UTC milliseconds. */
  now: number;
  today: Day;
  /** The days already counted back from today, by how many: a table asks for few, and often. */
  daysAgo: Map<number, Day>;
  findings: Finding[];
};

/** From when a row's time counts: a moment, or a day where only that is known. */
export type Since = { day: Day; at: number | null };

/** A row that matched. Of several about the same thing the latest is told. */
export type Finding = {
  row: Row;
  position: number;
  about: string;
  since: Since;
  reason: Reason;
};

export const zoneOf = (scene: Scene): number => scene.policy.policy.parameters.zoneMinutes;

/** A moment as the start of a row's time. */
export const sinceMoment = (scene: Scene, at: number): Since => ({ day: dayOf(at, zoneOf(scene)), at });

/** Notes that a condition is met, once for each row that looks for it and whose time is not over. */
export function note(
  scene: Scene,
  when: Condition,
  found: { since: Since; about: string; reason: (row: string) => Reason },
): void {
  for (const { row, position } of scene.policy.rowsOf.get(when) ?? []) {
    if (!holds(row, found.since, scene)) continue;
    const { since, about } = found;
    scene.findings.push({ row, position, about, since, reason: found.reason(row.id) });
  }
}

/** True while the row's time is not over for something found at `since`. */
function holds(row: Row, since: Since, scene: Scene): boolean {
  switch (row.ends.kind) {
    case 'days':
      return since.day >= daysAgo(scene, row.ends.days);
    case 'check':
      return isOfThisCheck(since, scene);
    case 'cleared':
      return !isCleared(since, scene);
    case 'negative-test':
      return !isTestedNegative(since, scene);
    case 'complete-check':
      return !isCheckedAgain(since, scene);
  }
}

function daysAgo(scene: Scene, days: number): Day {
  const known = scene.daysAgo.get(days);
  if (known !== undefined) return known;
  const day = addDays(scene.today, -days);
  scene.daysAgo.set(days, day);
  return day;
}

// What was seen at another check ended with that one; stays and the like are told anew at every check.
function isOfThisCheck(since: Since, scene: Scene): boolean {
  if (since.at === null) return since.day >= daysAgo(scene, scene.policy.lookBackDays);
  const look = scene.facts.atPost;
  return look !== null && since.day === dayOf(look.at, zoneOf(scene));
}

// A clinic judges the person as they stand there, so a clearance covers its own day.
function isCleared(since: Since, scene: Scene): boolean {
  return scene.facts.clearances.some(({ at }) =>
    since.at === null ? dayOf(at, zoneOf(scene)) >= since.day : at >= since.at,
  );
}

function isTestedNegative(since: Since, scene: Scene): boolean {
  return scene.facts.tests.some(({ method, result, known, sampledAt }) => {
    if (method !== 'naat' || result !== 'negative' || known === 'declared') return false;
    return sampledAt !== undefined && sampledAt <= scene.now && isAfter(sampledAt, since, scene);
  });
}

function isCheckedAgain(since: Since, scene: Scene): boolean {
  const look = scene.facts.atPost;
  if (look !== null && isComplete(look) && isAfter(look.at, since, scene)) return true;
  return scene.facts.passages.some(({ at, refused }) => refused.length === 0 && isAfter(at, since, scene));
}

const isAfter = (at: number, since: Since, scene: Scene): boolean =>
  since.at === null ? dayOf(at, zoneOf(scene)) > since.day : at > since.at;
