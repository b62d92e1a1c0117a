import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName, normaliseName, parseName } from '#domain/document/name';
import { normaliseNumber } from '#domain/document/number';
import { normalisePhone, parsePhone } from '#domain/document/phone';
import { normalisePlate, parsePlate } from '#domain/document/plate';
import { parseTemperature } from '#domain/document/temperature';
import type { Result } from '#domain/result';

const answer = <T, F>(result: Result<T, F>): T | F => (result.ok ? result.value : result.fault);

test.each([
  ['36.5', 365],
  ['36,5', 365],
  ['３６.５', 365],
  ['３６．５', 365],
  ['36。5', 365],
  ['365', 365],
  ['37', 370],
  ['36.50', 365],
  ['36.5℃', 365],
  ['36.5 °C', 365],
  ['36.5度', 365],
  ['30.0', 300],
  ['45', 450],
  ['29.9', 'too-low'],
  ['45.1', 'too-high'],
  ['-1', 'too-low'],
  ['-36.5', 'too-low'],
  ['97.7', 'too-high'],
  ['97.7 F', 'fahrenheit'],
  ['97.7℉', 'fahrenheit'],
  ['37.25', 'too-precise'],
  ['', 'empty'],
  ['  ', 'empty'],
  ['正常', 'not-a-number'],
  ['36.5.1', 'not-a-number'],
] as const)('a temperature "%s" is read as %s', (text, tenths) => {
  expect(answer(parseTemperature(text))).toBe(tenths);
});

test.each([
  ['13800000000', '13800000000'],
  ['+86 138-0000-0000', '13800000000'],
  ['0086 138 0000 0000', '13800000000'],
  ['8613800000000', '13800000000'],
  ['（138）0000 0000', '13800000000'],
  ['１３８００００００００', '13800000000'],
  ['+852 9123 4567', '+85291234567'],
  ['00886 912 345 678', '+886912345678'],
  ['', 'empty'],
  ['138o0000000', 'characters'],
  ['0915-5212345', 'landline'],
  ['0915-5212345-8001', 'landline'],
  ['+86 915 5212345', 'landline'],
  ['0915-5212345转801', 'characters'],
  ['1380000000', 'too-short'],
  ['12345', 'too-short'],
  ['+85291', 'too-short'],
  ['12800000000', 'not-mobile'],
  ['13800000000123456', 'too-long'],
  ['+8529123456789012345', 'too-long'],
  ['9123 4567', 'no-country'],
])('a phone number "%s" is read as %s', (text, phone) => {
  expect(answer(parsePhone(text))).toBe(phone);
});

test.each([
  ['陕A12345', '陕A12345', false],
  ['陕a·12345', '陕A12345', false],
  ['陕 A-D12345', '陕AD12345', false],
  ['粤B12345D', '粤B12345D', false],
  ['陕A1234警', '陕A1234警', false],
  ['陕A1234学', '陕A1234学', false],
  ['陕A1234挂', '陕A1234挂', false],
  ['粤Z1234港', '粤Z1234港', false],
  ['粤Z1234澳', '粤Z1234澳', false],
  ['沪A0023领', '沪A0023领', false],
  ['使014578', '使014578', false],
  ['WJ陕1234X', 'WJ陕1234X', false],
  ['WJ12345', 'WJ12345', false],
  ['陕A1O345', '陕A1O345', true],
  ['AB12 CDE', 'AB12CDE', true],
  ['临12345', '临12345', true],
])('a plate "%s" is read as %s, unusual: %s', (text, plate, unusual) => {
  expect(parsePlate(text)).toEqual({ ok: true, value: { plate, unusual } });
});

test.each([
  ['', 'empty'],
  ['陕A<b>', 'characters'],
  ['A123456789012345', 'too-long'],
])('a plate "%s" is refused: %s', (text, fault) => {
  expect(answer(parsePlate(text))).toBe(fault);
});

test.each([
  '王',
  '买买提·吐尔逊',
  "O'Brien",
  'Nguyễn Văn A',
  '𠮷田',
  '<b>',
  '=1+1',
  'null',
  "Robert'); DROP",
])('the name %s is kept exactly', (name) => {
  expect(answer(parseName(`  ${name}\u3000`))).toBe(name);
});

test.each([
  ['   ', 'empty'],
  ['\u200d', 'empty'],
  ['张\u0000三', 'characters'],
  ['张\u202e三', 'characters'],
  ['张\u2066三', 'characters'],
  ['张\ud800三', 'characters'],
  ['张\n三', 'characters'],
  ['张'.repeat(51), 'too-long'],
])('the name %j is refused: %s', (text, fault) => {
  expect(answer(parseName(text))).toBe(fault);
});

test('a name is 50 characters long, however many halves they have', () => {
  expect(answer(parseName('𠮷'.repeat(50)))).toBe('𠮷'.repeat(50));
});

test('a name is composed, so that the same name is the same text', () => {
  expect(answer(parseName('Nguye\u0302\u0303n'))).toBe('Nguyễn');
});

test.each([
  ['张三丰', '张*丰'],
  ['张三', '张*'],
  ['张', '*'],
  ['欧阳明月', '欧**月'],
  ['买买提·吐尔逊', '买***逊'],
  ['𠮷田一', '𠮷*一'],
])('for others to see, %s is %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['document number', normaliseNumber],
  ['phone', normalisePhone],
  ['plate', normalisePlate],
  ['name', normaliseName],
])('normalising a %s twice changes nothing more', (_what, normalise) => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0+8６Ａxß ·-\u200b\u0301ŉΐｅ()') }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
