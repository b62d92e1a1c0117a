import { expect, test } from 'vitest';
import { type ListedArea, readAreaList } from '#domain/exchange/area-list';
import { areaTemplate } from '#domain/exchange/area-template';
import { placeFinder } from '#domain/exchange/find-place';
import { readSheet } from '#domain/exchange/read-sheet';
import { NAMES } from './names';
import { book, workbook, worksheetXml } from './workbook';

type Rows = Parameters<typeof book>[0];

function listed(bytes: Uint8Array): ListedArea[] {
  const sheet = readSheet(bytes);
  if (!sheet.ok) throw new Error(sheet.fault);
  const list = readAreaList(sheet.value);
  if (!list.ok) throw new Error(list.fault);
  return list.value;
}
const HEADINGS = ['省', '市', '区县', '街道（乡镇）', '风险等级', '起始日期', '解除日期', '来源'];
const PLACE = ['上海市', '', '浦东新区', '北蔡镇'];
const first = (...row: Rows[number]) => listed(book([HEADINGS, row]))[0];

test('a row of a department is read with its place in words, level, days and source', () => {
  expect(first(...PLACE, '高风险', '2022年4月1日', '2022/4/15', '沪防控〔2022〕12 号')).toEqual({
    line: 2,
    hidden: false,
    words: [
      { column: 'province', text: '上海市' },
      { column: 'county', text: '浦东新区' },
      { column: 'town', text: '北蔡镇' },
    ],
    code: null,
    level: 'high',
    zone: null,
    since: '2022-04-01',
    until: '2022-04-15',
    source: '沪防控〔2022〕12 号',
    faults: [],
  });
});

test.each<[string, Rows[number]]>([
  [
    'long',
    ['省（自治区、直辖市）', '地市', '县（市、区）', '街道/乡镇', '风险级别', '划定时间', '解除时间', '依据'],
  ],
  [
    'with blanks and line ends',
    ['省 份', '城\n市', '区 县', ' 乡镇（街道）', '等级', '日期', '截止日期', '备注'],
  ],
  ['in English', ['Province', 'City', 'County', 'Town', 'Risk level', 'Since', 'Until', 'Source']],
])('headings %s are known', (_what, headings) => {
  const [row] = listed(book([headings, [...PLACE, '高风险', '2022-04-01', '2022-04-15', '公告']]));
  expect(row).toMatchObject({ level: 'high', since: '2022-04-01', until: '2022-04-15', source: '公告' });
  expect(row?.words.map(({ column }) => column)).toEqual(['province', 'county', 'town']);
});

test('titles above the headings, headings again on the next page, and empty rows are passed over', () => {
  const rows = listed(
    book([
      ['全国中高风险地区名单'],
      ['截至 4 月 9 日'],
      HEADINGS,
      [...PLACE, '高'],
      HEADINGS,
      [],
      [...PLACE, '中'],
    ]),
  );
  expect(rows.map(({ line, level }) => [line, level])).toEqual([
    [4, 'high'],
    [7, 'medium'],
  ]);
});

test('of a heading that stands there twice the first counts', () => {
  const [row] = listed(
    book([
      ['区县', '风险等级', '风险等级'],
      ['雁塔区', '高', '中'],
    ]),
  );
  expect(row?.level).toBe('high');
});

test.each([
  [
    [
      ['省', '市'],
      ['上海市', ''],
    ],
  ],
  [[['风险等级'], ['高']]],
  [
    [
      ['姓名', '证件'],
      ['a', 'b'],
    ],
  ],
])('a list without level or place has no headings: %j', (rows) => {
  const sheet = readSheet(book(rows));
  expect(sheet.ok && readAreaList(sheet.value)).toEqual({ ok: false, fault: 'no-headings' });
});

test.each<[string, Partial<ListedArea>]>([
  ['高风险', { level: 'high', zone: null }],
  ['高风险区', { level: 'high', zone: null }],
  ['中', { level: 'medium', zone: null }],
  ['封控区', { level: 'high', zone: 'lockdown' }],
  ['封控区（高风险）', { level: 'high', zone: 'lockdown' }],
  ['管控区', { level: 'medium', zone: 'control' }],
  ['防范区（低风险）', { level: 'none', zone: 'precaution' }],
  ['Medium risk', { level: 'medium', zone: null }],
  ['低风险', { level: null, faults: ['level-low'] }],
  ['中高风险', { level: null, faults: ['level-unknown'] }],
  ['封控区（中风险）', { level: null, faults: ['level-unknown'] }],
  ['常态化', { level: null, faults: ['level-unknown'] }],
  ['', { level: null, faults: ['level-missing'] }],
])('the level %j is read as what it says', (text, read) => {
  expect(first(...PLACE, text)).toMatchObject(read);
});

test.each<[string | number, Partial<ListedArea>]>([
  ['2022-4-1', { since: '2022-04-01' }],
  ['2022.04.01', { since: '2022-04-01' }],
  ['２０２２年４月１日 18时', { since: '2022-04-01' }],
  ['20220401', { since: '2022-04-01' }],
  [20220401, { since: '2022-04-01' }],
  // The day that a spreadsheet keeps as 44652 is 1 April 2022: neither a day early nor the epoch.
  [44652, { since: '2022-04-01' }],
  [44652.75, { since: '2022-04-01' }],
  ['2022-02-30', { since: null, faults: ['since-wrong'] }],
  ['44652', { since: null, faults: ['since-wrong'] }],
  ['1/4/2022', { since: null, faults: ['since-wrong'] }],
  [0, { since: null, faults: ['since-wrong'] }],
  ['昨天', { since: null, faults: ['since-wrong'] }],
  ['4月1日', { since: null, faults: ['no-year'] }],
  ['4/1', { since: null, faults: ['no-year'] }],
  ['', { since: null, faults: [] }],
])('the day %j is read or refused, never guessed', (written, read) => {
  expect(first(...PLACE, '高', written)).toMatchObject(read);
});

test('days of a sheet that counts from 1904 are four years later', () => {
  const xml = worksheetXml([HEADINGS, [...PLACE, '高', 43190]]);
  expect(listed(workbook({ sheets: [{ name: 'a', xml }], from1904: true }))[0]?.since).toBe('2022-04-01');
});

test.each<[string | number, Partial<ListedArea>]>([
  ['310115', { code: '310115', faults: [] }],
  [310115, { code: '310115', faults: [] }],
  ['310000', { code: '31', faults: [] }],
  [610921100001, { code: '610921100001', faults: [] }],
  ['4.40981E+17', { code: null, faults: ['code-damaged'] }],
  ['3.10115E+11', { code: null, faults: ['code-damaged'] }],
  ['31011', { code: null, faults: ['code-wrong'] }],
  ['沪', { code: null, faults: ['code-wrong'] }],
])('the code %j is read, or refused with the reason', (code, read) => {
  expect(
    listed(
      book([
        ['行政区划代码', '风险等级'],
        [code, '高'],
      ]),
    )[0],
  ).toMatchObject(read);
});

test('a row without a place, that ends before it begins, or with a formula says so, all at once', () => {
  expect(first('', '', '', '', '高', '2022-04-02', '2022-04-01')?.faults).toEqual([
    'place-missing',
    'until-early',
  ]);
  expect(first(...PLACE, { f: 'VLOOKUP(A1,B:B,1)', v: '高风险' })?.faults).toContain('formula');
  expect(first(...PLACE, '高', '2022-04-01', '', { f: 'TODAY()' })?.faults).toEqual([]);
});

test('the empty list that is given out is read back once it is filled in', () => {
  const filled = new TextDecoder('utf-8', { ignoreBOM: true }).decode(areaTemplate());
  expect(filled.startsWith('\ufeff')).toBe(true);
  const bytes = new TextEncoder().encode(`${filled}陕西省,西安市,雁塔区,,,中风险,2022-04-01,,公告\r\n`);
  expect(listed(bytes)[0]).toMatchObject({
    level: 'medium',
    since: '2022-04-01',
    source: '公告',
    faults: [],
  });
  const sheet = readSheet(areaTemplate());
  expect(sheet.ok && readAreaList(sheet.value)).toEqual({ ok: true, value: [] });
});

test('ten thousand rows are read and found in less than two seconds', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => [
    '陕西省',
    '西安市',
    at % 2 === 0 ? '雁塔区' : '雁塔区小寨路街道',
    `第 ${at} 号楼`,
    '高风险',
    44652,
    '',
    `通告 ${at}`,
  ]);
  const bytes = book([HEADINGS, ...rows]);
  const finder = placeFinder(NAMES);
  // The processor's time, not the clock's: other work on the machine is of no account.
  const began = process.cpuUsage();
  const list = listed(bytes);
  for (const row of list) finder.find(row.words.map(({ text }) => ({ text, digits: null })));
  expect(list).toHaveLength(10_000);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000);
});
