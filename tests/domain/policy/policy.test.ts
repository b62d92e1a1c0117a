import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { staySchema, testSchema } from '#domain/policy/facts';
import { policySchema } from '#domain/policy/policy';
import { casePolicy } from './scenes';

const [row] = defaultPolicy().table;

test('the default policy and that of the worked cases are policies', () => {
  expect(policySchema.parse(defaultPolicy())).toEqual(defaultPolicy());
  expect(policySchema.parse(casePolicy())).toEqual(casePolicy());
});

test('the default table has the rows of the rules, in their order', () => {
  expect(
    defaultPolicy()
      .table.map((one) => one.id)
      .join(' '),
  ).toBe('N1 H1 C1 A1 A2 F1 A3 A4 H2 R1 A5 T1 H3 N2 P1');
});

test.each([
  ['a row with a field of its own', { table: [{ ...row, person: '张三' }] }],
  ['a row that looks for what nobody knows', { table: [{ ...row, when: 'name-is' }] }],
  ['two rows of one id', { table: [row, row] }],
  ['a row called Z', { table: [{ ...row, id: 'Z' }] }],
  ['no row', { table: [] }],
  [
    'a risk area with a person',
    { riskAreas: [{ place: '43', level: 'high', since: '2022-03-01', source: '', name: 'x' }] },
  ],
  [
    'a risk area that ends before it begins',
    { riskAreas: [{ place: '43', level: 'high', since: '2022-03-02', until: '2022-03-01', source: '' }] },
  ],
  ['a risk area nowhere', { riskAreas: [{ place: 'XX', level: 'high', since: '2022-03-01', source: '' }] }],
  ['a day that is none', { riskAreas: [{ place: '43', level: 'high', since: '2022-04-31', source: '' }] }],
  ['no number', { number: 0 }],
  ['a field of its own', { persons: [] }],
])('a policy with %s is refused', (_what, change) => {
  expect(policySchema.safeParse({ ...defaultPolicy(), ...change }).success).toBe(false);
});

test('a padded risk area is that of its shortest code, so that what lies below meets it', () => {
  const padded = { place: '430400', level: 'high', since: '2022-03-01', source: '' };
  expect(policySchema.parse({ ...defaultPolicy(), riskAreas: [padded] }).riskAreas[0]?.place).toBe('4304');
});

test('a stay does not end before it begins, and a test on the spot has its time', () => {
  expect(staySchema.safeParse({ place: '43', from: '2022-04-02', to: '2022-04-01' }).success).toBe(false);
  const onSpot = { method: 'antigen', result: 'negative', known: 'seen', onSpot: true };
  expect(testSchema.safeParse(onSpot).success).toBe(false);
  expect(testSchema.safeParse({ ...onSpot, sampledAt: 0 }).success).toBe(true);
});
