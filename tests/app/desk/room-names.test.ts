import { expect, test } from 'vitest';
import { roomNames } from '../../../src/app/desk/transfers/room-names';

test.each([
  ['101 102', ['101', '102']],
  ['101，102、A3', ['101', '102', 'A3']],
  ['101-104', ['101', '102', '103', '104']],
  ['01-03', ['01', '02', '03']],
  ['A8–A9 B1至3', ['A8–A9', 'B1', 'B2', 'B3']],
  ['5-3', ['5-3']],
  ['101 101', ['101']],
  ['  ', []],
])('%s are the rooms %j', (text, rooms) => {
  expect(roomNames(text)).toEqual(rooms);
});

test('a span longer than any site is one name, and more rooms than can be added at once are seen to be too many', () => {
  expect(roomNames('1-9999')).toEqual(['1-9999']);
  expect(roomNames('1-150 201-350')).toHaveLength(201);
});
