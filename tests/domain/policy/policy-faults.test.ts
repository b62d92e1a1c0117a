import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { type Parameters, policySchema, type Row } from '#domain/policy/policy';
import { policyFaults } from '#domain/policy/policy-faults';

const { parameters: PARAMETERS, table: TABLE } = defaultPolicy();

/** The default table with another row in the place of one of its own. */
const rowed = (id: string, change: Partial<Row>): Row[] =>
  TABLE.map((row) => (row.id === id ? { ...row, ...change } : row));
const off = (...ids: string[]): Row[] =>
  TABLE.map((row) => (ids.includes(row.id) ? { ...row, off: true as const } : row));
const more = (row: Omit<Row, 'id'>): Row[] => [...TABLE, { id: 'X1', ...row }];

test('the default policy contradicts itself nowhere', () => {
  expect(policyFaults(defaultPolicy())).toEqual([]);
});

test.each<[string, { parameters?: Partial<Parameters>; table?: Row[] }, object[]]>([
  [
    'a row that counts longer than the look-back',
    { table: rowed('A1', { ends: { kind: 'days', days: 21 } }) },
    [{ code: 'look-back-short', row: 'A1', days: 21 }],
  ],
  [
    'a look-back shorter than several rows: the longest is named, once',
    { parameters: { lookBackDays: 7 } },
    [{ code: 'look-back-short', row: 'N1', days: 14 }],
  ],
  [
    'to be controlled before it is pushed',
    { parameters: { deadlinesHours: { pushed: 6, controlled: 2, tested: 12 } } },
    [{ code: 'deadlines-crossed' }],
  ],
  [
    'to be tested before under control',
    { parameters: { deadlinesHours: { pushed: 1, controlled: 6, tested: 5 } } },
    [{ code: 'deadlines-crossed' }],
  ],
  ['every row switched off', { table: off(...TABLE.map((row) => row.id)) }, [{ code: 'none-on' }]],
  [
    'green people in home isolation',
    { table: rowed('T1', { measure: 'home-isolation' }) },
    [{ code: 'green-isolated', row: 'T1' }],
  ],
  [
    'red people who are let go',
    { table: rowed('C1', { measure: 'none', decision: 'release' }) },
    [{ code: 'red-free', row: 'C1' }],
  ],
  [
    'central quarantine for whom the barrier lifts',
    { table: rowed('C1', { decision: 'release' }) },
    [{ code: 'quarantine-released', row: 'C1' }],
  ],
  [
    'a measure that is over with the check',
    { table: rowed('A3', { ends: { kind: 'check' } }) },
    [{ code: 'measure-ends-with-check', row: 'A3' }],
  ],
  [
    'an end that waits for a clinic to which nobody is sent',
    { table: rowed('A3', { ends: { kind: 'cleared' } }) },
    [{ code: 'nobody-clears', row: 'A3' }],
  ],
  [
    'an end that waits for a test that nobody is asked to take',
    { table: rowed('H2', { decision: 'release' }) },
    [{ code: 'nobody-tests', row: 'H2' }],
  ],
  [
    'a row that a stricter one of the same condition covers',
    {
      table: more({
        when: 'stay-high',
        colour: 'orange',
        measure: 'home-isolation',
        decision: 'test-on-spot',
        ends: { kind: 'days', days: 7 },
      }),
    },
    [{ code: 'never-counts', row: 'X1', other: 'A1' }],
  ],
  [
    'the very same row twice: the later one never counts',
    { table: more({ ...TABLE[3], when: 'stay-high', ...RED(), ends: { kind: 'days', days: 14 } }) },
    [
      { code: 'id-twice', row: 'A1' },
      { code: 'never-counts', row: 'A1', other: 'A1' },
    ],
  ],
  [
    'possible stays switched off, certain ones on',
    { table: off('A4') },
    [{ code: 'possible-uncounted', row: 'A1' }],
  ],
])('%s is a fault', (_what, change, faults) => {
  const parameters = { ...PARAMETERS, ...change.parameters };
  const table = change.table ?? TABLE;
  expect(policyFaults({ parameters, table })).toEqual(faults);
});

function RED() {
  return { colour: 'red', measure: 'central-quarantine', decision: 'hold' } as const;
}

test.each<[string, { parameters?: Partial<Parameters>; table?: Row[] }]>([
  [
    'fourteen days of quarantine and seven more of monitoring for the same',
    {
      parameters: { lookBackDays: 21 },
      table: more({
        when: 'stay-high',
        colour: 'green',
        measure: 'health-monitoring',
        decision: 'release',
        ends: { kind: 'days', days: 21 },
      }),
    },
  ],
  ['both medium rows switched off together', { table: off('A3', 'A5') }],
  ['who refuses is held', { table: rowed('R1', { decision: 'hold' }) }],
  [
    'a row that is off may say anything',
    {
      table: TABLE.map((row) =>
        row.id === 'T1' ? { ...row, off: true as const, ends: { kind: 'days', days: 365 } } : row,
      ),
    },
  ],
  ['a longer look-back than any row needs', { parameters: { lookBackDays: 28 } }],
])('%s is no fault', (_what, change) => {
  const parameters = { ...PARAMETERS, ...change.parameters };
  const table = change.table ?? TABLE;
  expect(policyFaults({ parameters, table })).toEqual([]);
  expect(policySchema.safeParse({ ...defaultPolicy(), parameters, table }).success).toBe(true);
});
