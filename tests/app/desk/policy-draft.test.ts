import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolicyAnswer } from '#domain/desk/policy-desk';
import { defaultPolicy } from '#domain/policy/default-policy';
import { parametersSchema, policySchema, type RiskArea, type Row } from '#domain/policy/policy';
import { policyFaults } from '#domain/policy/policy-faults';
import {
  applied,
  changesOf,
  type Draft,
  EMPTY_DRAFT,
  parseDraft,
  wantedOf,
  withImport,
  withoutImport,
} from '../../../src/app/desk/policy/draft';
import { type AreaEdit, areaKey } from '../../../src/app/desk/policy/edits';
import { PARAMETERS, withoutParameter, withParameter } from '../../../src/app/desk/policy/parameter-edits';
import { withoutRow, withRow } from '../../../src/app/desk/policy/row-edits';

const AREA: RiskArea = { place: '310115', level: 'high', since: '2022-03-01', source: '公告 1' };
const POLICY: PolicyAnswer = { ...defaultPolicy(), number: 3, riskAreas: [AREA] };
const { parameters: NOW, table: TABLE } = POLICY;

const rowOf = (id: string): Row => {
  const found = TABLE.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
};
const A1 = rowOf('A1');
const NEW: Row = { ...A1, id: 'X1', when: 'abroad', ends: { kind: 'days', days: 7 } };
const drafted = (draft: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...draft });
const over = (change: Partial<PolicyAnswer>): PolicyAnswer => ({ ...POLICY, number: 4, ...change });

test('every parameter of the schema can be edited', () => {
  expect([...PARAMETERS].sort()).toEqual(Object.keys(parametersSchema.shape).sort());
});

test('an empty draft changes nothing and asks for nothing', () => {
  expect(changesOf(POLICY, EMPTY_DRAFT)).toMatchObject({ count: 0, dropped: 0, clashes: 0, faults: [] });
  expect(wantedOf(POLICY, EMPTY_DRAFT)).toEqual({ basedOn: 3 });
});

test('a parameter is changed, and only the parts that change are asked for', () => {
  const draft = drafted({ parameters: withParameter(NOW, null, { naatHours: 24 }) });
  expect(changesOf(POLICY, draft).parameters).toEqual([{ name: 'naatHours', clash: false }]);
  expect(wantedOf(POLICY, draft)).toEqual({ basedOn: 3, parameters: { ...NOW, naatHours: 24 } });
});

test('a parameter that is set back to what is in force is no change', () => {
  const once = withParameter(NOW, null, { naatHours: 24 });
  expect(withParameter(NOW, once, { naatHours: 48 })).toBeNull();
  expect(withoutParameter(NOW, withParameter(NOW, once, { feverTenths: 375 }), 'naatHours')).toEqual({
    was: NOW,
    now: { ...NOW, feverTenths: 375 },
  });
});

test('what somebody else published meanwhile is kept beside what the draft changes', () => {
  const draft = drafted({
    parameters: withParameter(NOW, null, { naatHours: 24 }),
    rows: withRow(TABLE, [], { ...A1, colour: 'orange' }),
  });
  const theirs = over({
    parameters: { ...NOW, feverTenths: 375 },
    table: TABLE.map((row) => (row.id === 'A3' ? { ...row, off: true as const } : row)),
  });
  const { parameters, table } = applied(theirs, draft);
  expect(parameters).toEqual({ ...NOW, feverTenths: 375, naatHours: 24 });
  expect(table.find((row) => row.id === 'A1')?.colour).toBe('orange');
  expect(table.find((row) => row.id === 'A3')?.off).toBe(true);
  expect(changesOf(theirs, draft)).toMatchObject({ count: 2, dropped: 0, clashes: 0 });
});

test('what both changed is marked until somebody looks, and the draft counts', () => {
  const draft = drafted({
    parameters: withParameter(NOW, null, { naatHours: 24 }),
    rows: withRow(TABLE, [], { ...A1, colour: 'orange' }),
  });
  const theirs = over({
    parameters: { ...NOW, naatHours: 72 },
    table: TABLE.map((row) => (row.id === 'A1' ? { ...row, measure: 'home-isolation' as const } : row)),
  });
  expect(changesOf(theirs, draft)).toMatchObject({ count: 2, clashes: 2 });
  expect(applied(theirs, draft).parameters.naatHours).toBe(24);
  const looked = drafted({
    parameters: withParameter(theirs.parameters, draft.parameters, { naatHours: 24 }),
    rows: withRow(theirs.table, draft.rows, { ...A1, colour: 'orange' }),
  });
  expect(changesOf(theirs, looked)).toMatchObject({ count: 2, clashes: 0 });
});

test('looking at one clash leaves the others marked', () => {
  const both = withParameter(NOW, withParameter(NOW, null, { naatHours: 24 }), { feverTenths: 375 });
  const theirs = over({ parameters: { ...NOW, naatHours: 72, feverTenths: 380 } });
  const looked = withParameter(theirs.parameters, both, { naatHours: 24 });
  expect(changesOf(theirs, drafted({ parameters: looked })).parameters).toEqual([
    { name: 'naatHours', clash: false },
    { name: 'feverTenths', clash: true },
  ]);
});

test('what others have published alike falls away, and is counted', () => {
  const draft = drafted({
    areas: [{ kind: 'end', key: areaKey(AREA), until: '2022-04-10' }],
    parameters: withParameter(NOW, null, { naatHours: 24 }),
    rows: withRow(TABLE, [], { ...A1, colour: 'orange' }),
  });
  const theirs = over({
    riskAreas: [],
    parameters: { ...NOW, naatHours: 24 },
    table: TABLE.map((row) => (row.id === 'A1' ? { ...row, colour: 'orange' as const } : row)),
  });
  expect(changesOf(theirs, draft)).toMatchObject({ count: 0, dropped: 3, clashes: 0 });
});

test('a new row whose name somebody else gave away gets the next free one', () => {
  const draft = drafted({ rows: withRow(TABLE, [], NEW) });
  const theirs = over({ table: [...TABLE, { ...NEW, when: 'unwell' }] });
  expect(changesOf(theirs, draft).rows).toMatchObject([
    { key: 'X1', from: null, row: { id: 'X2', when: 'abroad' } },
  ]);
  expect(applied(theirs, draft).table.map((row) => row.id)).toContain('X2');
});

test('a row that somebody else took out comes back as a clash, never silently', () => {
  const draft = drafted({ rows: withRow(TABLE, [], { ...A1, colour: 'orange' }) });
  const theirs = over({ table: TABLE.filter((row) => row.id !== 'A1') });
  expect(changesOf(theirs, draft)).toMatchObject({ clashes: 1, rows: [{ from: null, row: { id: 'A1' } }] });
});

test('a row is switched off and on again, added and taken back', () => {
  const off = withRow(TABLE, [], { ...A1, off: true });
  expect(applied(POLICY, drafted({ rows: off })).table.find((row) => row.id === 'A1')?.off).toBe(true);
  expect(withRow(TABLE, off, A1)).toEqual([]);
  expect(withoutRow(withRow(TABLE, [], NEW), 'X1')).toEqual([]);
});

test('a draft that contradicts itself says so before anything is asked', () => {
  const draft = drafted({ parameters: withParameter(NOW, null, { lookBackDays: 7 }) });
  expect(changesOf(POLICY, draft).faults).toEqual([{ code: 'look-back-short', row: 'N1', days: 14 }]);
});

test('a draft of before there was more than areas is still read, and nonsense is not', () => {
  const areas: AreaEdit[] = [{ kind: 'remove', key: areaKey(AREA) }];
  expect(parseDraft(areas)).toEqual(drafted({ areas }));
  expect(parseDraft({ areas: 'all' })).toBeNull();
  const whole = drafted({ areas, rows: withRow(TABLE, [], { ...A1, off: true }) });
  expect(parseDraft(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
});

const edit = fc.record({ place: fc.constantFrom('6101', '6102', '6103', '610113'), days: fc.nat(20) }).map(
  ({ place, days }): AreaEdit => ({
    kind: 'add',
    area: { place, level: 'high', since: `2022-03-${String(days + 1).padStart(2, '0')}`, source: '' },
  }),
);

test('a whole import taken back leaves the draft exactly as it was', () => {
  fc.assert(
    fc.property(fc.array(edit), fc.array(edit), (before, imported) => {
      const draft = drafted({ areas: before });
      const batch = imported.map((one) => ({ ...one, batch: 'b' }));
      const taken = withImport(draft, { id: 'b', name: '名单.xlsx', at: 1 }, batch);
      expect(taken.areas).toHaveLength(before.length + imported.length);
      expect(withoutImport(taken, 'b')).toEqual(draft);
    }),
  );
});

test('whatever is drafted on whatever is in force, it is a policy whose faults are told, and laid on again it changes nothing', () => {
  const parameters = fc.record({
    lookBackDays: fc.integer({ min: 1, max: 30 }),
    naatHours: fc.integer({ min: 1, max: 96 }),
    feverTenths: fc.integer({ min: 350, max: 420 }),
  });
  const row = fc.record({
    id: fc.constantFrom('A1', 'A3', 'F1', 'X1'),
    colour: fc.constantFrom('red' as const, 'orange' as const, 'green' as const),
    measure: fc.constantFrom('none' as const, 'home-isolation' as const, 'central-quarantine' as const),
    decision: fc.constantFrom('hold' as const, 'release' as const, 'fever-clinic' as const),
    days: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(parameters, parameters, fc.array(row, { maxLength: 3 }), (mine, theirs, rows) => {
      const draft = drafted({
        parameters: withParameter(NOW, null, mine),
        rows: rows.reduce<Draft['rows']>((edits, { id, days, ...rest }) => {
          const base = TABLE.find((one) => one.id === id) ?? NEW;
          return withRow(TABLE, edits, { ...base, ...rest, ends: { kind: 'days', days } });
        }, []),
      });
      const inForce = over({ parameters: { ...NOW, ...theirs } });
      const next = { ...inForce, ...applied(inForce, draft) };
      expect(policySchema.safeParse(next).success).toBe(true);
      expect(changesOf(inForce, draft).faults).toEqual(policyFaults(next));
      expect(changesOf(next, draft).count).toBe(0);
    }),
  );
});
