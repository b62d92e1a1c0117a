import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardRow, DeskEvent } from '#domain/desk/desk';
import { hear, heardAfter, mergeRows, NOTHING_HEARD } from '../../../src/app/desk/board/live-rows';
import { aRow, id, NOON } from './a-row';

const HOUR = 3_600_000;
const window = (filter: Parameters<typeof mergeRows>[2]['filter'] = { hours: 24 }) => ({
  filter,
  now: NOON,
  areaOfPost: new Map([[id(3), '610921101']]),
});
const heard = (...events: DeskEvent[]) => events.reduce(hear, NOTHING_HEARD);
const said = (row: BoardRow): DeskEvent => ({ type: 'row', row });

test('a row that is heard stands with those that were read, newest first', () => {
  const old = aRow({ record: id(4), at: NOON - HOUR });
  const fresh = aRow({ record: id(5), at: NOON });
  expect(mergeRows([old], heard(said(fresh)), window())).toEqual([fresh, old]);
});

test('a record that is heard twice, and read as well, stands once, as it was said last', () => {
  const first = aRow({ decision: 'hold' });
  const last = aRow({ decision: 'release' });
  expect(mergeRows([first], heard(said(first), said(last)), window())).toEqual([last]);
});

test('a person who has another colour has it on every row', () => {
  const rows = [aRow({ record: id(4) }), aRow({ record: id(5), at: NOON - HOUR })];
  const merged = mergeRows(rows, heard({ type: 'person', person: id(2), colour: 'red' }), window());
  expect(merged.map((row) => row.colour)).toEqual(['red', 'red']);
  expect(merged.map((row) => row.shown)).toEqual(['green', 'green']);
});

test('who turns red leaves the list of the green', () => {
  const turned = heard({ type: 'person', person: id(2), colour: 'red' });
  expect(mergeRows([aRow({})], turned, window({ hours: 24, colour: 'green' }))).toEqual([]);
});

test.each([
  ['of another post', { post: id(9) }, { hours: 24, post: id(3) }],
  ['of another decision', { decision: 'hold' }, { hours: 24, decision: 'release' }],
  ['of another colour', { colour: 'red' }, { hours: 24, colour: 'green' }],
  ['older than the hours', { at: NOON - 25 * HOUR }, { hours: 24 }],
  ['of another town', { destination: '610921102' }, { hours: 24, area: '610921100' }],
] as const)('a row %s is not added', (_, changes, filter) => {
  expect(mergeRows([], heard(said(aRow(changes))), window(filter))).toEqual([]);
});

test('a row is of a town by its destination or by its post', () => {
  const bound = aRow({ record: id(4), post: id(8), destination: '610921100101' });
  const passing = aRow({ record: id(5), destination: null });
  const events = heard(said(bound), said(passing));
  expect(mergeRows([], events, window({ hours: 24, area: '610921100' }))).toEqual([bound]);
  expect(mergeRows([], events, window({ hours: 24, area: '610921101' }))).toEqual([passing]);
});

test('what was heard before the board was asked for is dropped, what came later stays', () => {
  const before = heard(said(aRow({ record: id(4) })));
  const after = hear(before, said(aRow({ record: id(5) })));
  const left = heardAfter(after, before.turn);
  expect(left.rows.map((one) => one.row.record)).toEqual([id(5)]);
  expect(left.turn).toBe(after.turn);
});

test('no row is lost or doubled, however reading and hearing overlap', () => {
  const row = fc.record({ digit: fc.integer({ min: 0, max: 9 }), hours: fc.integer({ min: 0, max: 23 }) });
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (read, told) => {
      const rows = (ones: typeof read) =>
        ones.map((one) => aRow({ record: id(one.digit), at: NOON - one.hours * HOUR }));
      const merged = mergeRows(rows(read), heard(...rows(told).map(said)), window());
      const wanted = new Set([...read, ...told].map((one) => id(one.digit)));
      expect(new Set(merged.map((one) => one.record))).toEqual(wanted);
      expect(merged).toHaveLength(wanted.size);
      expect(merged.every((one, index) => index === 0 || one.at <= (merged[index - 1]?.at ?? 0))).toBe(true);
    }),
  );
});
