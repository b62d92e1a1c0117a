import { expect, test } from 'vitest';
import { openHref, readKind } from '../../../src/app/desk/open/open-address';

test('the kind that is looked at stands in the address, and what is no kind is none', () => {
  expect(openHref('fever')).toBe('/desk/open?kind=fever');
  expect(openHref(null)).toBe('/desk/open');
  expect(readKind({ kind: 'spot-test' })).toBe('spot-test');
  expect(readKind({ kind: '魏晓棠' })).toBe(null);
  expect(readKind({})).toBe(null);
});
