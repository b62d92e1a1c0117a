import { expect, test } from 'vitest';
import type { OpenItemKind, PostItem } from '#domain/open-item/open-item';
import { missingOf, settle, settledByArrival } from '../../../src/app/village/missing/missing-items';

const item = (id: string, kind: OpenItemKind, more: Partial<PostItem> = {}): PostItem => ({
  id,
  kind,
  record: `record of ${id}`,
  person: 'p',
  name: '魏晓棠',
  plate: null,
  at: 1000,
  due: 2000,
  detail: {},
  closed: null,
  ...more,
});

test('the village finds out of whom declared, checked and arrived do not agree, the nearest limit first', () => {
  const told = [
    item('a', 'never-came', { due: 3000 }),
    item('b', 'never-arrived'),
    item('c', 'spot-test'),
    item('d', 'no-post', { closed: { at: 1, outcome: 'found' } }),
  ];
  expect(missingOf(told, []).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('what was settled here stands no more, though the county has not heard of it', () => {
  const told = [item('a', 'never-came'), item('b', 'no-post')];
  const settled = settle([], ['a'], 5000);
  expect(missingOf(told, settled).map(({ id }) => id)).toEqual(['b']);
  expect(settle(settled, ['b'], 5000 + 5 * 24 * 3_600_000)).toEqual([
    { item: 'b', at: 5000 + 5 * 24 * 3_600_000 },
  ]);
});

test('whoever is registered is missed no more, but how they came past every post is still to be found out', () => {
  const all = missingOf(
    [
      item('a', 'never-came'),
      item('b', 'never-arrived'),
      item('c', 'no-post'),
      item('d', 'never-came', { person: 'q' }),
    ],
    [],
  );
  expect(settledByArrival(all, 'p')).toEqual(['a', 'b']);
});
