import type { Test } from './facts';
import { note, type Scene, sinceMoment } from './finding';

const MS_PER_HOUR = 3_600_000;

/** Finds positive tests, and at a post the want of a negative one. */
export function findTests(scene: Scene): void {
  for (const test of scene.facts.tests) {
    if (test.result === 'positive') findPositive(scene, test);
  }
  const look = scene.facts.atPost;
  if (look?.naat === 'seen' && look.entering === 'outside') findWanting(scene, look.at);
}

/**
 * True when a test at a post was negative so lately that it answers "test on the spot": within the hours in which
 * the policy wants somebody tested.
 */
export function isTestedOnSpot(scene: Scene): boolean {
  return scene.facts.tests.some((test) => test.result === 'negative' && isOfThisStop(scene, test));
}

function isOfThisStop(scene: Scene, { onSpot, sampledAt }: Test): boolean {
  const { tested } = scene.policy.policy.parameters.deadlinesHours;
  return onSpot && sampledAt !== undefined && sampledAt >= scene.now - tested * MS_PER_HOUR;
}

// A positive test without a sample time counts as taken today: not knowing when never makes it over.
function findPositive(scene: Scene, { method, known, sampledAt }: Test): void {
  note(scene, 'test-positive', {
    since: sinceMoment(scene, sampledAt ?? scene.now),
    about: method,
    reason: (row) => ({
      row,
      when: 'test-positive',
      method,
      known,
      ...(sampledAt === undefined ? {} : { sampledAt }),
    }),
  });
}

/** Why a NAAT does not count, the best first: what the person would have to hear. */
const WANTS = ['declared', 'pending', 'old', 'future', 'undated', 'none'] as const;
type Want = (typeof WANTS)[number];

function findWanting(scene: Scene, at: number): void {
  let want: Want = 'none';
  let newest: number | undefined;
  for (const test of scene.facts.tests) {
    // What is tested at this stop answers the want; it does not undo that there was one.
    if (test.method !== 'naat' || isOfThisStop(scene, test)) continue;
    const fault = wantOf(scene, test);
    if (fault === null) return;
    const better = WANTS.indexOf(fault) - WANTS.indexOf(want);
    if (better < 0 || (better === 0 && (test.sampledAt ?? -1) > (newest ?? -1))) {
      want = fault;
      newest = test.sampledAt;
    }
  }
  note(scene, 'test-wanting', {
    since: sinceMoment(scene, at),
    about: 'naat',
    reason: (row) => ({
      row,
      when: 'test-wanting',
      test: want,
      ...(newest === undefined ? {} : { sampledAt: newest }),
    }),
  });
}

/**
 * Null when the test leaves nothing to want: it counts as a negative NAAT now, or it is a positive one of the same
 * hours, which is a finding of its own.
 */
function wantOf(scene: Scene, { result, known, sampledAt }: Test): Want | null {
  if (result === 'pending' || result === 'none') return result;
  if (sampledAt === undefined) return result === 'positive' ? null : 'undated';
  if (sampledAt > scene.now) return 'future';
  if (scene.now - sampledAt > scene.policy.policy.parameters.naatHours * MS_PER_HOUR) return 'old';
  return known === 'declared' && result === 'negative' ? 'declared' : null;
}
