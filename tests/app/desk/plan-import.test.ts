import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAreaList } from '#domain/exchange/area-list';
import { placeFinder } from '#domain/exchange/find-place';
import { readSheet } from '#domain/exchange/read-sheet';
import type { RiskArea } from '#domain/policy/policy';
import { EMPTY_DRAFT, withImport, withoutImport } from '../../../src/app/desk/policy/draft';
import { applyEdits, areaKey, editKey, standing } from '../../../src/app/desk/policy/edits';
import { type Plan, planImport, provincesIn } from '../../../src/app/desk/policy/import/plan-import';
import { NAMES } from '../../domain/exchange/names';

const PUDONG: RiskArea = { place: '310115', level: 'high', since: '2022-03-01', source: '公告 1' };
const HEADINGS = '省,市,区县,街道,行政区划代码,风险等级,起始日期,解除日期,来源';

function listed(...rows: string[]) {
  const sheet = readSheet(new TextEncoder().encode([HEADINGS, ...rows].join('\n')));
  const list = sheet.ok ? readAreaList(sheet.value) : sheet;
  if (!list.ok) throw new Error(list.fault);
  return list.value;
}
const plan = (rows: string[], change: Partial<Plan> = {}) =>
  planImport({
    listed: listed(...rows),
    finder: placeFinder(NAMES),
    chosen: new Map(),
    areas: [PUDONG],
    drafted: new Set(),
    since: null,
    source: '通报',
    today: '2022-04-10',
    batch: 'b',
    ...change,
  });

test('a new area is added with what the list says, the part of the town that has no code in its source', () => {
  const [row] = plan(['上海市,,浦东新区,北蔡镇莲溪路 500 弄,,中风险,2022-04-01,,公告 2']);
  expect(row).toMatchObject({
    state: 'add',
    rest: '莲溪路500弄',
    edit: {
      kind: 'add',
      batch: 'b',
      area: { place: '310115131', level: 'medium', since: '2022-04-01', source: '莲溪路500弄 公告 2' },
    },
  });
});

test('what the policy has, what the draft has and what the list says twice is marked, and not taken in again', () => {
  const rows = [
    '上海市,,浦东新区,,,高风险,2022-03-01,,公告 1',
    '上海市,,浦东新区,,,高风险,2022-03-20,,公告 3',
    '陕西省,西安市,雁塔区,,,中风险,2022-04-01,,公告',
    '陕西,西安,雁塔,,,中,2022/4/1,,公告',
    ',,,,610921,高风险,2022-04-02,,公告',
  ];
  const drafted = new Set(['610921 high 2022-04-02']);
  expect(plan(rows, { drafted }).map((row) => row.state)).toEqual([
    'known',
    'twice',
    'add',
    'twice',
    'known',
  ]);
});

test('an area that the list says is over ends, by the day that it says, on whatever day the list lets it begin', () => {
  const [row] = plan(['上海市,,浦东新区,,,高风险,2022-03-05,2022-04-08,解除通告']);
  expect(row).toMatchObject({
    state: 'end',
    edit: { kind: 'end', key: areaKey(PUDONG), until: '2022-04-08', batch: 'b' },
  });
});

test('a day and a source that the list does not say are those of the form', () => {
  const rows = ['陕西省,西安市,雁塔区,,,中风险,,,'];
  expect(plan(rows)).toMatchObject([{ state: 'fault', faults: ['since-missing'] }]);
  expect(plan(rows, { since: '2022-04-09', source: '' })).toMatchObject([
    { state: 'fault', faults: ['source-missing'] },
  ]);
  expect(plan(rows, { since: '2022-04-09', source: '市通报' })).toMatchObject([
    { state: 'add', area: { since: '2022-04-09', source: '市通报' } },
  ]);
});

test('a place that is not certain is asked for once, for every row of the same words, and can be left out', () => {
  const rows = [',,朝阳区,,,高风险,2022-04-01,,', ',,朝阳区,,,中风险,2022-04-02,,'];
  expect(plan(rows)).toMatchObject([
    { state: 'ask', options: ['110105', '220104'], question: '朝阳区' },
    { state: 'ask', question: '朝阳区' },
  ]);
  expect(plan(rows, { chosen: new Map([['朝阳区', '220104']]) })).toMatchObject([
    { state: 'add', area: { place: '220104', level: 'high' } },
    { state: 'add', area: { place: '220104', level: 'medium' } },
  ]);
  expect(plan(rows, { chosen: new Map([['朝阳区', null]]) }).map((row) => row.state)).toEqual([
    'left',
    'left',
  ]);
});

test.each([
  [',,,,999999,高风险,2022-04-01,,', ['code-unknown']],
  ['湖南省,衡阳市,,,310115,高风险,2022-04-01,,', ['code-differs']],
  ['上海市,,浦东新区,北蔡镇、三林镇,,高风险,2022-04-01,,', ['several-places']],
  ['陕西省,西安市,,,,高风险,2022-06-01,,', ['since-late']],
  ['陕西省,西安市,,,,高风险,4月1日,,', ['no-year']],
])('%s is not taken: %j', (row, faults) => {
  expect(plan([row])).toMatchObject([{ state: 'fault', faults }]);
});

test('a code and words about the same place go together, and the code counts', () => {
  expect(plan(['上海市,,,,310115131,中风险,2022-04-01,,'])).toMatchObject([
    { state: 'add', area: { place: '310115131' } },
  ]);
});

test('only provinces whose towns are needed are asked for', () => {
  const names = Object.fromEntries(Object.entries(NAMES).filter(([code]) => code.length <= 6));
  const rows = listed(
    '陕西省,西安市,雁塔区,,,高风险,2022-04-01,,',
    '上海市,,浦东新区,北蔡镇,,高风险,2022-04-01,,',
    ',,,,441900119,高风险,2022-04-01,,',
    ',,朝阳区,,,高风险,2022-04-01,,',
  );
  expect(provincesIn(rows, placeFinder(names))).toEqual(['31', '44']);
});

test('an import changes nothing before it is taken, stands in the draft like any edit, and goes as a whole', () => {
  const line = fc.tuple(
    fc.constantFrom('西安市,雁塔区', '安康市,汉阴县', '西安市,'),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const planned = plan(lines.map(([place, day]) => `陕西省,${place},,,高风险,2022-04-0${day},,`));
      const edits = planned.flatMap((row) => (row.state === 'add' || row.state === 'end' ? [row.edit] : []));
      expect(new Set(edits.map(editKey)).size).toBe(edits.length);
      expect(standing([PUDONG], edits)).toEqual(edits);
      const draft = withImport(EMPTY_DRAFT, { id: 'b', name: 'x', at: 1 }, edits);
      expect(applyEdits([PUDONG], draft.areas)).toHaveLength(1 + edits.length);
      expect(withoutImport(draft, 'b')).toEqual(EMPTY_DRAFT);
      const drafted = new Set(draft.areas.map(editKey));
      const again = plan(
        lines.map(([place, day]) => `陕西省,${place},,,高风险,2022-04-0${day},,`),
        { drafted },
      );
      expect(again.some((row) => row.state === 'add')).toBe(false);
    }),
  );
});

test('ten thousand rows are planned in less than two seconds', () => {
  const rows = listed(
    ...Array.from(
      { length: 10_000 },
      (_, at) => `陕西省,西安市,雁塔区,小寨路街道 ${at} 号,,高风险,2022-04-01,,`,
    ),
  );
  const finder = placeFinder(NAMES);
  // The processor's time, not the clock's: other work on the machine is of no account.
  const began = process.cpuUsage();
  const planned = planImport({
    listed: rows,
    finder,
    chosen: new Map(),
    areas: Array.from({ length: 5000 }, () => PUDONG),
    drafted: new Set(),
    since: null,
    source: '通报',
    today: '2022-04-10',
    batch: 'b',
  });
  expect(planned).toHaveLength(10_000);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000);
});
