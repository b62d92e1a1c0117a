import { expect, test } from 'vitest';
import {
  boardHref,
  filterQuery,
  isNarrowed,
  readFilter,
  withPart,
} from '../../../src/app/desk/board/board-filter';
import { id } from './a-row';

test('an address without a query is the last 24 hours of everything', () => {
  expect(readFilter({})).toEqual({ filter: { hours: 24 }, wrong: [] });
});

test('a view that is written into an address is the same view when it is read', () => {
  const filter = { hours: 72, colour: 'red', post: id(1), area: '610921100', decision: 'hold' } as const;
  const query = Object.fromEntries(new URLSearchParams(filterQuery(filter)));
  expect(readFilter(query)).toEqual({ filter, wrong: [] });
});

test.each([
  ['a parameter that nobody knows', { bogus: '1' }, 'bogus'],
  ['a colour that is none', { colour: 'purple' }, 'colour'],
  ['hours that are no number', { hours: 'soon' }, 'hours'],
  ['more hours than are kept', { hours: '337' }, 'hours'],
  ['no hours at all', { hours: '0' }, 'hours'],
  ['a post that is no id', { post: "' or 1=1" }, 'post'],
  ['an area that is no code', { area: '汉阴' }, 'area'],
  ['a decision that is none', { decision: 'maybe' }, 'decision'],
])('%s falls back to the default, and is told', (_, query, wrong) => {
  expect(readFilter(query)).toEqual({ filter: { hours: 24 }, wrong: [wrong] });
});

test('one wrong part costs only itself', () => {
  const { filter, wrong } = readFilter({ colour: 'orange', hours: '48', post: 'x' });
  expect(filter).toEqual({ hours: 48, colour: 'orange' });
  expect(wrong).toEqual(['post']);
});

test('the default is not written into the address', () => {
  expect(boardHref({ hours: 24 })).toBe('/desk');
  expect(boardHref({ hours: 48 })).toBe('/desk?hours=48');
});

test('a part is changed or taken out, and the others stay', () => {
  const red = withPart({ hours: 48 }, 'colour', 'red');
  expect(red).toEqual({ hours: 48, colour: 'red' });
  expect(withPart({ ...red, decision: 'hold' }, 'colour', undefined)).toEqual({
    hours: 48,
    decision: 'hold',
  });
});

test('other hours alone are no narrowing', () => {
  expect(isNarrowed({ hours: 6 })).toBe(false);
  expect(isNarrowed({ hours: 24, area: '610921' })).toBe(true);
});
