import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { type Policy, policySchema, type RiskArea } from '#domain/policy/policy';
import { verdictSchema } from '#domain/policy/verdict';
import { levelOfZone, ZONES } from '#domain/policy/zone';
import { casePolicy, clean, judge, rows, stay } from './scenes';

const GRID = '61092110000101';
const withZone = (...areas: Omit<RiskArea, 'source'>[]): Policy => ({
  ...casePolicy(),
  riskAreas: areas.map((area) => ({ ...area, source: 'notice' })),
});
const zoned = (zone: 'lockdown' | 'control' | 'precaution', place = GRID): Policy =>
  withZone({ place, zone, level: levelOfZone(zone), since: '2022-04-01' });

test('lockdown is high, control is medium, precaution is no level', () => {
  expect(ZONES.map(levelOfZone)).toEqual(['high', 'medium', 'none']);
});

test.each([
  ['a lockdown zone of medium level', { level: 'medium', zone: 'lockdown' }],
  ['a precaution zone of high level', { level: 'high', zone: 'precaution' }],
  ['no level and no zone', { level: 'none' }],
  ['a zone that nobody knows', { level: 'high', zone: 'red' }],
])('%s is no risk area', (_what, change) => {
  const area = { place: GRID, since: '2022-04-01', source: '', ...change };
  expect(policySchema.safeParse({ ...defaultPolicy(), riskAreas: [area] }).success).toBe(false);
});

test('a policy of before there were zones is read as it was written, to the last byte', () => {
  const before = { ...casePolicy() };
  expect(JSON.stringify(policySchema.parse(JSON.parse(JSON.stringify(before))))).toBe(JSON.stringify(before));
});

test('a stay in the grid of a lockdown zone is high risk, and the reason says what the county calls it', () => {
  const verdict = judge(clean({ stays: [stay(GRID, '04-02', '04-08')] }), zoned('lockdown'));
  expect(verdict.colour).toBe('red');
  expect(verdict.reasons).toMatchObject([{ row: 'A1', area: GRID, zone: 'lockdown' }]);
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
});

test('a stay in the village of a control zone is possible, and says so', () => {
  const verdict = judge(clean({ stays: [stay('610921100001', '04-02', '04-08')] }), zoned('control'));
  expect(verdict.reasons).toMatchObject([{ row: 'A5', when: 'possible-medium', zone: 'control' }]);
});

test('a precaution zone changes nothing of a verdict but that it is told', () => {
  const facts = clean({ stays: [stay(GRID, '03-30', '04-03')] });
  const verdict = judge(facts, zoned('precaution'));
  const { reasons, ...rest } = verdict;
  const { reasons: without, ...bare } = judge(facts, withZone());
  expect(rest).toEqual(bare);
  expect(without).toEqual([{ row: 'Z', when: 'nothing' }]);
  expect(reasons).toEqual([
    {
      row: 'Z',
      when: 'precaution',
      place: GRID,
      area: GRID,
      from: '2022-04-01',
      exposure: '2022-04-03',
      source: 'declared',
    },
  ]);
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
});

test('a precaution zone is not told beside a reason, nor of a stay less exact, over, or long ago', () => {
  const policy = {
    ...zoned('precaution'),
    riskAreas: [
      ...zoned('precaution').riskAreas,
      { place: '310115', level: 'high', since: '2022-03-01', source: '' },
    ],
  } satisfies Policy;
  const told = (...stays: ReturnType<typeof stay>[]) =>
    judge(clean({ stays }), policy).reasons.map((one) => one.when);
  expect(told(stay(GRID, '04-02', '04-03'), stay('310115', '04-02', '04-03'))).toEqual(['stay-high']);
  expect(told(stay('610921100001', '04-02', '04-03'))).toEqual(['nothing']);
  expect(told(stay(GRID, '03-20', '03-31'))).toEqual(['nothing']);
});

test('the same precaution zone met twice is told once, the latest first, in whatever order it was said', () => {
  const policy = withZone({ place: '61', zone: 'precaution', level: 'none', since: '2022-03-01' });
  const [one, other] = [stay('610921', '04-02', '04-03'), stay('6101', '04-05', '04-06')];
  const reasons = judge(clean({ stays: [one, other, one] }), policy).reasons;
  expect(reasons).toMatchObject([{ place: '6101' }, { place: '610921' }]);
  expect(judge(clean({ stays: [other, one] }), policy).reasons).toEqual(reasons);
  const before = stay('610921', '03-28', '04-01');
  expect(judge(clean({ stays: [before, other, one] }), policy).reasons).toEqual(reasons);
});

test('a row that is switched off matches nothing, and the next condition counts', () => {
  const off = casePolicy().table.map((row) => (row.id === 'A3' ? { ...row, off: true as const } : row));
  const facts = clean({ stays: [stay('430421', '03-28', '04-02')] });
  expect(rows(facts, { ...casePolicy(), table: off })).toEqual(['Z']);
  expect(rows(facts)).toEqual(['A3']);
});
