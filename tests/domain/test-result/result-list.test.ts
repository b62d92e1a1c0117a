import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResultList } from '#domain/test-result/result-list';

const NOW = Date.UTC(2026, 10, 22, 4);
const AT = Date.UTC(2026, 10, 22, 0, 30);
const ID = '11010519491231002X';
const read = (text: string) => readResultList(text, NOW, 480);
const line = {
  line: 1,
  document: { type: 'national-id', number: ID },
  method: 'naat',
  sampledAt: AT,
} as const;

test.each([
  ['pasted from a spreadsheet', `${ID}\t阴性\t2026-11-22 08:30`, 'negative', 'naat'],
  ['as a file with commas', `"${ID}","阳性","2026/11/22 08:30:00"`, 'positive', 'naat'],
  [
    'with a name and a telephone, in another order',
    `王*, 13900001111, 2026-11-22T08:30, 阴性, ${ID}`,
    'negative',
    'naat',
  ],
  ['with blanks alone', `${ID} 抗原阳性 11-22 08:30`, 'positive', 'antigen'],
  ['in English', `${ID};Negative;antigen;11-22 08:30`, 'negative', 'antigen'],
] as const)('a line %s', (_, text, result, method) => {
  expect(read(text)).toEqual([{ ...line, method, result }]);
});

test.each([
  ['no document', '阴性,2026-11-22 08:30', 'document'],
  ['a document whose check digit is wrong', '110105194912310021,阴性,2026-11-22 08:30', 'document'],
  ['a number that a spreadsheet rounded', '1.10105E+17,阴性,2026-11-22 08:30', 'document'],
  ['no result', `${ID},2026-11-22 08:30`, 'result'],
  ['both results', `${ID},阴性,阳性,2026-11-22 08:30`, 'result'],
  ['no time', `${ID},阴性`, 'time'],
  ['a day without its time', `${ID},阴性,2026-11-22`, 'time'],
  ['a sample from tomorrow', `${ID},阴性,2026-11-23 08:30`, 'time'],
] as const)('a line with %s is not taken', (_, text, fault) => {
  expect(read(text)).toEqual([{ line: 1, fault }]);
});

test('a heading is no line, lines keep their numbers, and who stands there twice is taken once', () => {
  const good = `${ID},阴性,2026-11-22 08:30`;
  expect(read(`证件号,结果,采样时间\n\n${good}\r\n${good}`)).toEqual([
    { ...line, line: 3, result: 'negative' },
    { line: 4, fault: 'twice' },
  ]);
});

test('whatever is pasted, every line with something in it is either read or named', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
      const text = lines.map((one) => `${one.replaceAll(/[\r\n\u2028\u2029]/g, ' ')}7`).join('\n');
      expect(read(text).map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
    }),
  );
});
