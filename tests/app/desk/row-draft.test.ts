import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { readDays, readDegrees, readWhole } from '../../../src/app/desk/policy/number-text';
import { PARAMETERS } from '../../../src/app/desk/policy/parameter-edits';
import { linesOf, readLine, typedOf } from '../../../src/app/desk/policy/parameter-fields';
import { draftOf, ownFaults, readRow } from '../../../src/app/desk/policy/row-draft';
import { freeId } from '../../../src/app/desk/policy/row-edits';

const { table: TABLE, parameters: NOW } = defaultPolicy();
const NONE = new Set<string>();

test('every row of the table is filled in and read back as it was', () => {
  for (const row of TABLE) expect(readRow(draftOf(row, 'X1'), NONE)).toEqual({ row });
});

test('a new row says all that is missing at once', () => {
  const draft = { ...draftOf(null, 'X1'), id: 'z 1', days: 'soon' };
  expect(readRow(draft, NONE)).toEqual({
    faults: [
      { field: 'id', code: 'idWrong' },
      { field: 'when', code: 'whenMissing' },
      { field: 'days', code: 'daysWrong' },
    ],
  });
});

test.each(['Z', 'a1', '1A', 'ABCDEFGHI', ''])('a row cannot be called %j', (id) => {
  expect(readRow({ ...draftOf(TABLE[0] ?? null, 'X1'), id }, NONE)).toEqual({
    faults: [{ field: 'id', code: 'idWrong' }],
  });
});

test('two rows of one name are not made, and a free one is offered', () => {
  const draft = draftOf(null, freeId(new Set(['X1', 'X2'])));
  expect(draft.id).toBe('X3');
  const taken = readRow({ ...draft, when: 'abroad' }, new Set(['X3']));
  expect(taken).toEqual({ faults: [{ field: 'id', code: 'idTaken' }] });
});

test('a row that contradicts itself does not become a draft; one that is switched off may', () => {
  const [row] = TABLE;
  if (row === undefined) throw new Error('an empty table');
  const odd = { ...row, decision: 'release' as const };
  expect(ownFaults(odd, NOW)).toEqual([{ code: 'quarantine-released', row: 'N1' }]);
  expect(ownFaults({ ...odd, off: true }, NOW)).toEqual([]);
  expect(ownFaults({ ...row, ends: { kind: 'days', days: 300 } }, NOW)).toEqual([]);
});

test.each([
  ['14', { value: 14 }],
  [' １４ ', { value: 14 }],
  ['0', { fault: 'outside' }],
  ['366', { fault: 'outside' }],
  ['14.5', { fault: 'notWhole' }],
  ['1e2', { fault: 'notNumber' }],
  ['14 天', { fault: 'notNumber' }],
  ['', { fault: 'notNumber' }],
])('as a whole number from 1 to 365, %j is %j', (text, read) => {
  expect(readWhole(text, { least: 1, most: 365 })).toEqual(read);
});

test.each([
  ['37.3', { value: 373 }],
  ['37', { value: 370 }],
  ['37,3', { value: 373 }],
  ['373', { fault: 'outside' }],
  ['37.35', { fault: 'notDegrees' }],
  ['hot', { fault: 'notDegrees' }],
])('as degrees, %j is %j', (text, read) => {
  expect(readDegrees(text, { least: 350, most: 420 })).toEqual(read);
});

test.each([
  ['1, 4, 7', { values: [1, 4, 7] }],
  ['7、1，4、1', { values: [1, 4, 7] }],
  ['', { values: [] }],
  ['1, x', { fault: 'notDays' }],
  ['0, 1', { fault: 'outside' }],
  ['1, 2, 3, 4', { fault: 'tooManyDays' }],
])('as days, %j is %j', (text, read) => {
  expect(readDays(text, { least: 1, most: 365, count: 3 })).toEqual(read);
});

test('every parameter of numbers is typed and read back as it is', () => {
  for (const name of PARAMETERS) {
    const lines = linesOf(name);
    if (lines === null) continue;
    const values = lines.read(NOW).map((one, at) => {
      const field = lines.fields[at];
      const read = field === undefined ? null : readLine(field, typedOf(field.unit, one));
      return read !== null && 'values' in read ? read.values : [];
    });
    expect(lines.read({ ...NOW, ...lines.write(values) }), name).toEqual(lines.read(NOW));
  }
});
