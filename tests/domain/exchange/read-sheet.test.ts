import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSheet } from '#domain/exchange/read-sheet';
import { FILE_BYTES } from '#domain/exchange/sheet';
import { book, workbook, worksheetXml } from './workbook';

const ROWS = [
  ['省', '风险等级'],
  ['上海市', '高风险'],
];
const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (bytes: Uint8Array) => {
  const sheet = readSheet(bytes);
  return sheet.ok ? sheet.value.rows.map(({ cells }) => cells.map(({ text }) => text)) : sheet.fault;
};
/** 省,风险等级 and 上海市,高风险 as Excel writes it in Chinese. */
const GB18030 = Uint8Array.from([
  0xca, 0xa1, 0x2c, 0xb7, 0xe7, 0xcf, 0xd5, 0xb5, 0xc8, 0xbc, 0xb6, 0x0d, 0x0a, 0xc9, 0xcf, 0xba, 0xa3, 0xca,
  0xd0, 0x2c, 0xb8, 0xdf, 0xb7, 0xe7, 0xcf, 0xd5,
]);
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, unit] of [0xfeff, ...Array.from(text, (one) => one.charCodeAt(0))].entries())
    view.setUint16(at * 2, unit, !big);
  return bytes;
};
const CSV = '省,风险等级\r\n上海市,高风险';

test.each<[string, Uint8Array]>([
  ['UTF-8', utf8(CSV)],
  ['UTF-8 with its mark', utf8(`\ufeff${CSV}`)],
  ['GB18030', GB18030],
  ['UTF-16, little end first', utf16(CSV, false)],
  ['UTF-16, big end first', utf16(CSV, true)],
  ['semicolons', utf8(CSV.replaceAll(',', ';'))],
  ['tabs', utf8(CSV.replaceAll(',', '\t'))],
  ['line ends of any kind, and empty rows', utf8('省,风险等级\r\r\n\n,,\n上海市,高风险\n\n')],
  ['.xlsx', book(ROWS)],
])('a list in %s is read', (_what, bytes) => {
  expect(texts(bytes)).toEqual(ROWS);
});

test('quoted cells hold commas, quotes and line ends', () => {
  expect(texts(utf8('地点,等级\n"浦东""新""区,一号\n二号",高'))).toEqual([
    ['地点', '等级'],
    ['浦东"新"区,一号\n二号', '高'],
  ]);
});

test('the line of a row is that of the file, also below cells of several lines', () => {
  const sheet = readSheet(utf8('a,b\n"x\ny",1\n\nz,2'));
  expect(sheet.ok && sheet.value.rows.map((row) => row.line)).toEqual([1, 2, 5]);
});

const bombed = (path: string, text: string) =>
  workbook({ sheets: [{ name: 'a', xml: worksheetXml(ROWS) }], more: { [path]: text } });

test.each<[string, string, Uint8Array]>([
  ['nothing', 'empty', new Uint8Array()],
  ['only empty rows', 'empty', utf8('\n,,\n \n')],
  ['a sheet without cells, or with a picture alone', 'empty', book([])],
  ['eleven megabytes', 'too-large', new Uint8Array(FILE_BYTES + 1)],
  [
    'an old .xls, or one with a password',
    'old-or-locked',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
  ],
  ['a picture with the right name', 'other-kind', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d])],
  ['a PDF', 'other-kind', utf8('%PDF-1.7')],
  ['macros', 'macros', bombed('xl/vbaProject.bin', 'x')],
  [
    'an .ods',
    'other-kind',
    zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<x/>') }),
  ],
  ['a zip of something else', 'other-kind', zipSync({ '../../etc/passwd': strToU8('root') })],
  ['an upload that was cut at the half', 'broken', book(ROWS).slice(0, 400)],
  [
    'ten thousand entries',
    'too-large',
    zipSync(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x${at}`, strToU8('')]))),
  ],
  [
    'a document type',
    'broken',
    workbook({ sheets: [{ name: 'a', xml: `<!DOCTYPE x [<!ENTITY a "b">]>${worksheetXml(ROWS)}` }] }),
  ],
  [
    'an entity of its own',
    'broken',
    workbook({ sheets: [{ name: 'a', xml: worksheetXml([['x']]).replace('>x<', '>&xxe;<') }] }),
  ],
  [
    'a tag that never closes',
    'broken',
    workbook({ sheets: [{ name: 'a', xml: '<worksheet><sheetData><row>' }] }),
  ],
  [
    'a string that is not there',
    'broken',
    workbook({ sheets: [{ name: 'a', xml: '<worksheet><row><c t="s"><v>7</v></c></row></worksheet>' }] }),
  ],
  [
    'only hidden sheets',
    'broken',
    workbook({ sheets: [{ name: 'a', state: 'veryHidden', xml: worksheetXml(ROWS) }] }),
  ],
  ['a quote that never closes', 'quote', utf8('a,b\n"x,1')],
  ['bytes of no encoding', 'encoding', Uint8Array.from([0x61, 0xff, 0xff, 0x2c])],
  ['UTF-16 without its mark', 'encoding', utf16(CSV, false).slice(2)],
  ['301 columns', 'too-many-columns', utf8(Array.from({ length: 301 }, () => 'a').join(','))],
  ['301 columns in a sheet', 'too-many-columns', book([Array.from({ length: 301 }, () => 'a')])],
  ['too many rows', 'too-many-rows', utf8('a\n'.repeat(20_001))],
])('%s is refused as %s', (_what, fault, bytes) => {
  expect(texts(bytes)).toBe(fault);
});

test('300 columns are read', () => {
  const columns = Array.from({ length: 300 }, (_, at) => `c${at}`);
  expect(texts(book([columns]))).toEqual([columns]);
});

test('a million empty rows are passed over', () => {
  const xml = worksheetXml(ROWS).replace('</sheetData>', `${'<row/>'.repeat(1_000_000)}</sheetData>`);
  expect(texts(workbook({ sheets: [{ name: 'a', xml }] }))).toEqual(ROWS);
});

/** The same file, whose directory tells another size of the worksheet once it is unpacked. */
function toldAs(size: number): Uint8Array {
  const whole = book([...ROWS, ...Array.from({ length: 2000 }, () => ['陕西省', '高风险'])]);
  const told = new DataView(whole.buffer, whole.byteOffset);
  const text = new TextDecoder('latin1').decode(whole);
  // In the central directory the unpacked size stands 22 bytes before the name.
  const at = text.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
  expect(told.getUint32(at, true)).toBeGreaterThan(2000);
  told.setUint32(at, size, true);
  return whole;
}

test('a part that says it is bigger than a list can be is not unpacked', () => {
  expect(texts(toldAs(60_000_001))).toBe('broken');
});

test('a part that is bigger than it says is cut there, and broken', () => {
  expect(texts(toldAs(500))).toBe('broken');
});

test('the first sheet that is not hidden is read, and no path outside of the file', () => {
  const sheets = [
    { name: '旧', state: 'hidden', xml: worksheetXml([['旧']]) },
    { name: '新', xml: worksheetXml(ROWS) },
  ];
  expect(texts(workbook({ sheets, more: { '../evil.xml': '<x/>' } }))).toEqual(ROWS);
});

test('shared strings are joined over their runs, without how they are pronounced', () => {
  const strings =
    '<sst><si><r><t>上海</t></r><r><t>市</t></r><rPh sb="0" eb="1"><t>shàng</t></rPh></si><si><t>a &amp; b</t></si></sst>';
  const xml =
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row></sheetData></worksheet>';
  expect(texts(workbook({ sheets: [{ name: 'a', xml }], strings }))).toEqual([['上海市', '', 'a & b']]);
});

test('a formula is its own text, whatever it came to', () => {
  const sheet = readSheet(book([['a', { f: 'HYPERLINK("http://x")', v: '高风险' }]]));
  expect(sheet.ok && sheet.value.rows[0]?.cells[1]).toEqual({
    text: '=HYPERLINK("http://x")',
    is: 'formula',
  });
  const csv = readSheet(utf8("a,=cmd|'/c calc'!A1"));
  expect(csv.ok && csv.value.rows[0]?.cells[1]?.is).toBe('formula');
});

test('a code that is kept as a number is that number, also with an exponent', () => {
  const xml = worksheetXml([[310115]]).replace('310115', '6.10921100001E11');
  const sheet = readSheet(workbook({ sheets: [{ name: 'a', xml }] }));
  expect(sheet.ok && sheet.value.rows[0]?.cells).toEqual([{ text: '610921100001', is: 'number' }]);
});

test('what is written once over several rows stands in each of them, and hidden rows are marked', () => {
  const rows = [
    ['上海市', 'a'],
    [null, 'b'],
    [null, 'c'],
    ['北京市', 'd'],
  ];
  const sheet = readSheet(book(rows, { merged: ['A1:A3', 'B1:C9999999'], hidden: [2] }));
  expect(
    sheet.ok && sheet.value.rows.map(({ cells, hidden }) => [cells[0]?.text, cells[1]?.text, hidden]),
  ).toEqual([
    ['上海市', 'a', false],
    ['上海市', 'b', true],
    ['上海市', 'c', false],
    ['北京市', 'd', false],
  ]);
});

test('whatever bytes come, they are read or refused, and never thrown at anybody', () => {
  const whole = book(ROWS);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length), (noise, at) => {
      const hurt = Uint8Array.from(whole);
      hurt.set(noise.subarray(0, Math.min(noise.length, hurt.length - at)), at);
      for (const bytes of [noise, hurt]) expect(typeof readSheet(bytes).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
