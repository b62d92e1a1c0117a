import { expect, test } from 'vitest';
import type { PassSeen } from '#domain/check/check';
import { challengeAt, createChallenges } from '../../../src/app/checkpoint/work/challenges';
import { id } from './people';

const live = (number: string): PassSeen => ({ state: 'live', number, ageSeconds: 3 });
const A = 'aaaaaaaaaaaaaaaa';
const B = 'bbbbbbbbbbbbbbbb';

/** Chance that gives these bytes one after another, then zeros. */
function chanceOf(...bytes: number[]) {
  const rest = [...bytes];
  return (length: number) => Uint8Array.from({ length }, () => rest.shift() ?? 0);
}

test('a post that asks only when need be challenges no fresh code', () => {
  const challenges = createChallenges(chanceOf(0));
  expect(challenges.wanted(live(A), 'when-needed')).toBeNull();
});

test('a post that asks now and then goes by chance, once for a pass', () => {
  const challenges = createChallenges(chanceOf(255, 3));
  expect(challenges.wanted(live(A), 'sometimes')).toBeNull();
  expect(challenges.wanted(live(B), 'sometimes')).toBe('sometimes');
  // The next bytes are zeros, which would draw it: scanning again does not draw again.
  expect(challenges.wanted(live(A), 'sometimes')).toBeNull();
  challenges.end(A);
  expect(challenges.wanted(live(A), 'sometimes')).toBe('sometimes');
});

test('a post that always asks lets nobody through whose phone did not answer', () => {
  const challenges = createChallenges(chanceOf(200, 200, 9));
  expect(challenges.wanted(live(A), 'always')).toBe('always');
  challenges.ask(A, 'always');
  expect(challenges.wanted(live(A), 'always')).toBe('unanswered');
  expect(challenges.wanted({ ...live(A), challenged: true }, 'always')).toBeNull();
});

test('the question stays the same while its answer may be on its way, and another pass gets another', () => {
  const challenges = createChallenges(chanceOf(1, 2, 3, 4, 5, 6, 7, 8, 9));
  challenges.ask(A, 'always');
  const first = challenges.nonce();
  expect(first).toHaveLength(8);
  challenges.ask(A, 'asked');
  expect(challenges.nonce()).toEqual(first);
  challenges.ask(B, 'asked');
  expect(challenges.nonce()).not.toEqual(first);
  expect(challenges.awaits(B)).toBe(true);
  challenges.end(B);
  expect(challenges.nonce()).toBeNull();
});

test('asked because of the clocks, a code that is fresh by them is an answer too', () => {
  const challenges = createChallenges(chanceOf(1, 2, 3, 4, 5, 6, 7, 8, 255));
  challenges.ask(A, 'asked');
  expect(challenges.wanted(live(A), 'sometimes')).toBeNull();
});

test.each([
  [{ state: 'paper', number: A }],
  [{ state: 'clocks-differ', number: A }],
  [{ state: 'none' }],
] as const)('a code %j is not drawn', (pass) => {
  expect(createChallenges(chanceOf(0)).wanted(pass, 'always')).toBeNull();
});

test("the setting is the post's own, as the county's card says by now", () => {
  const post = { id: id(1), name: '南出口', kind: 'motorway', area: '610921100' } as const;
  const county = (posts: { id: string; challenge?: 'always' }[]) => ({
    name: '汉阴县',
    area: '610921',
    demo: false,
    rootKey: '',
    sealKey: '',
    sealKeyId: '',
    areas: [],
    posts: posts.map((one) => ({ ...post, ...one })),
  });
  expect(challengeAt(null, null)).toBe('when-needed');
  expect(challengeAt({ ...post, challenge: 'sometimes' }, null)).toBe('sometimes');
  expect(
    challengeAt({ ...post, challenge: 'sometimes' }, county([{ id: post.id, challenge: 'always' }])),
  ).toBe('always');
  expect(challengeAt({ ...post, challenge: 'sometimes' }, county([{ id: post.id }]))).toBe('when-needed');
});
