import { expect, test } from 'vitest';
import {
  NEW_PLAN,
  NEW_POST,
  type Plan,
  postFaults,
  stepFaults,
  stepsOf,
  tokenOf,
  toRequest,
  withArea,
  withPost,
} from '../../../src/app/setup/plan';
import { example } from '../../../src/app/words/setup-example';

const TOKEN = 'a'.repeat(43);
const EXIT = { name: '汉阴南出口', kind: 'motorway', area: '610921100' } as const;
const PLAN: Plan = {
  ...NEW_PLAN,
  demo: false,
  area: '610921',
  name: '汉阴县',
  holder: '李主任',
  login: 'desk',
  password: 'four quiet words',
  again: 'four quiet words',
  posts: [EXIT],
};

test('a plan that is filled in has no faults, and is what is sent', () => {
  expect(stepsOf(PLAN).flatMap((step) => stepFaults(PLAN, step))).toEqual([]);
  expect(toRequest(PLAN, TOKEN, example)).toEqual({
    token: TOKEN,
    county: { name: '汉阴县', area: '610921' },
    account: { login: 'desk', name: '李主任', password: 'four quiet words' },
    posts: [EXIT],
    demo: false,
  });
});

test('the demonstration county is the given one, with the own account and no helpline', () => {
  const demo = { ...PLAN, demo: true, helpline: '110', area: null, posts: [] };
  expect(stepsOf(demo)).toEqual(['begin', 'account', 'check']);
  expect(toRequest(demo, TOKEN, example)).toMatchObject({
    county: { name: example.name, area: example.area },
    account: { login: 'desk' },
    posts: example.posts,
    demo: true,
  });
});

test.each([
  ['begin', { demo: null }, ['begin-missing']],
  ['county', { area: null }, ['area-missing']],
  ['county', { area: '6109' }, ['area-missing']],
  ['county', { name: ' ' }, ['name-missing']],
  ['county', { helpline: '1'.repeat(41) }, ['helpline-long']],
  ['account', { holder: '' }, ['holder-missing']],
  ['account', { login: 'LI' }, ['login-wrong']],
  ['account', { password: 'short', again: 'short' }, ['password-short']],
  ['account', { again: 'other' }, ['again-wrong']],
  ['posts', { post: { ...NEW_POST, name: '北出口' } }, ['post-typed']],
] as const)('in step %s, %o is told', (step, changes, faults) => {
  expect(stepFaults({ ...PLAN, ...changes }, step)).toEqual(faults);
});

test('a post is added when it is whole and has a name of its own', () => {
  const typed = { ...PLAN, post: { name: ' 汉阴北出口 ', kind: 'road', area: '610921101' } } as const;
  expect(withPost(typed).posts).toEqual([EXIT, { name: '汉阴北出口', kind: 'road', area: '610921101' }]);
  expect(withPost(typed).post).toEqual(NEW_POST);
  const again = { ...typed, post: { ...typed.post, name: EXIT.name } };
  expect(postFaults(again)).toEqual(['post-twice']);
  expect(withPost(again)).toBe(again);
  expect(postFaults(PLAN)).toEqual(['post-name-missing', 'post-kind-missing', 'post-town-missing']);
});

test('another county takes the posts of the first away, the same one does not', () => {
  expect(withArea(PLAN, '610922', '石泉县')).toMatchObject({ area: '610922', name: '石泉县', posts: [] });
  expect(withArea(PLAN, '610921', '汉阴县')).toBe(PLAN);
});

test('the token stands behind the # of the link', () => {
  expect(tokenOf(`#${TOKEN}`)).toBe(TOKEN);
  expect(['', '#', '#short', '#with space and more letters'].map(tokenOf)).toEqual([null, null, null, null]);
});
