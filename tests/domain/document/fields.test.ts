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
  ['陕A12345', '陕A12345', 'ordinary'],
  ['陕a·12345', '陕A12345', 'ordinary'],
  ['陕 A-D12345', '陕AD12345', 'new-energy'],
  ['粤B12345D', '粤B12345D', 'new-energy'],
  ['陕A1234警', '陕A1234警', 'police'],
  ['陕A1234学', '陕A1234学', 'learner'],
  ['陕A1234挂', '陕A1234挂', 'trailer'],
  ['陕A1234试', '陕A1234试', 'trial'],
  ['粤Z1234港', '粤Z1234港', 'cross-border'],
  ['粤Z·AB12澳', '粤ZAB12澳', 'cross-border'],
  ['沪A0023领', '沪A0023领', 'foreign-mission'],
  ['使014578', '使014578', 'foreign-mission'],
  ['WJ陕1234X', 'WJ陕1234X', 'armed-police'],
  ['WJ12345', 'WJ12345', 'armed-police'],
  ['VA·12345', 'VA12345', 'military'],
  ['京X1234应急', '京X1234应急', 'emergency'],
])('a plate "%s" is read as %s, by its shape %s', (text, plate, kind) => {
  expect(parsePlate(text)).toEqual({ ok: true, value: { plate, kind, doubt: null } });
});

test.each([
  ['陕A1O345', 'letter-i-o'],
  ['陕A1234', 'too-short'],
  ['陕A1234567', 'too-many'],
  ['陕A1234中', 'odd-sign'],
  ['陕AZ12345', 'odd-sign'],
  ['陕1234567', 'no-city'],
  ['陕', 'no-city'],
  ['AB12 CDE', 'no-province'],
  ['临12345', 'no-province'],
])('a plate "%s" is taken after a second look: %s', (text, doubt) => {
  expect(parsePlate(text)).toMatchObject({ ok: true, value: { kind: null, doubt } });
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
