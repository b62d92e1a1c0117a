import { expect, test } from 'vitest';
import { findAmong } from '#device/expected';
import type { Expected } from '#domain/expected';

const one = (change: Partial<Expected>): Expected => ({
  declaration: 'd',
  person: 'p',
  party: 'q',
  partySize: 1,
  position: 1,
  passes: [],
  name: '王*英',
  documentType: 'national-id',
  last6: null,
  phoneLast4: null,
  plate: null,
  vehicle: 'car',
  heads: 1,
  origin: '610113',
  destination: '610921',
  entryPost: null,
  arriveAt: 1,
  stays: [],
  symptoms: [],
  contactOn: null,
  naat: { result: 'none', sampledAt: null },
  colour: 'green',
  checkedAt: null,
  arrivedAt: null,
  ...change,
});
const wang = one({
  name: '王',
  last6: '04123X',
  phoneLast4: '8000',
  plate: '陕A12345',
  passes: ['0011223344556677'],
});
const li = one({ name: '李', last6: '121234', phoneLast4: '9000', plate: '陕A99999' });

for (const [text, found] of [
  ['陕A12345', [wang]],
  ['陕 a·12345', [wang]],
  ['123x', [wang]],
  ['123X', [wang]],
  ['04123X', [wang]],
  ['610113199001041 23X'.replaceAll(' ', ''), []],
  ['8000', [wang]],
  ['138 0013 8000', [wang]],
  ['１２３４', [li]],
  ['0011223344556677', [wang]],
  ['23X', []],
  ['', []],
  ['陕A', []],
] as const)
  test(`typing ${JSON.stringify(text)} finds ${found.length}`, () => {
    expect(findAmong([wang, li], text)).toEqual([...found]);
  });

test('at most twenty are found', () => {
  expect(
    findAmong(
      Array.from({ length: 30 }, () => wang),
      '8000',
    ),
  ).toHaveLength(20);
});
