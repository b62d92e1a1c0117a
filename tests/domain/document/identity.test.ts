import { expect, test } from 'vitest';
import { documentSchema, identitySchema } from '#domain/document/identity';
import { parseDocument } from '#domain/document/parse';
import { birthAndSex, last4, last6, maskDocument } from '#domain/document/show';

const TODAY = '2022-04-10';
const number = (type: Parameters<typeof parseDocument>[0], text: string) => {
  const document = parseDocument(type, text, TODAY);
  return document.ok ? document.value.number : document.fault;
};

test.each([
  ['as printed', '11010519491231002X'],
  ['a small x', '11010519491231002x'],
  ['full-width', '１１０１０５１９４９１２３１００２Ｘ'],
  ['blanks and dashes', ' 110105 19491231-002X\u200b'],
  ['fifteen digits, as before 1999', '110105491231002'],
])('a national ID is read: %s', (_how, text) => {
  expect(number('national-id', text)).toBe('11010519491231002X');
});

test.each([
  ['', 'empty'],
  ['000000000000000000', 'all-zero'],
  ['000000000000000', 'all-zero'],
  ['11010519491231002', 'length'],
  ['11010519491231002XX', 'characters'],
  ['1101051949123100OX', 'characters'],
  ['110105194912310021', 'check-digit'],
  ['110105199902300021', 'date'],
  ['110105209901010019', 'future'],
  ['110105189001010018', 'too-old'],
  ['190105194912310021', 'region'],
])('a national ID "%s" is refused: %s', (text, fault) => {
  expect(number('national-id', text)).toBe(fault);
});

test.each([
  ['a Hong Kong resident', '81000019900101001', 'national-id'],
  ['a resident from Taiwan', '83000019900101001', 'national-id'],
])('the residence permit of %s is a national ID', (_who, digits17, type) => {
  const found = [...'0123456789X'].filter(
    (check) => parseDocument('national-id', digits17 + check, TODAY).ok,
  );
  expect(found).toHaveLength(1);
  expect(parseDocument('national-id', digits17 + found[0], TODAY)).toMatchObject({
    ok: true,
    value: { type },
  });
});

test('a permanent residence card typed as a national ID is taken as what it is', () => {
  const card = '911124198108030024';
  expect(parseDocument('national-id', card, TODAY)).toEqual({
    ok: true,
    value: { type: 'foreign-residence', number: card },
  });
  expect(number('foreign-residence', 'CHN310056012345')).toBe('CHN310056012345');
  expect(number('foreign-residence', '911124198108030023')).toBe('check-digit');
  expect(number('foreign-residence', '12345')).toBe('length');
});

test.each([
  ['passport', 'e1234 5678', 'E12345678'],
  ['passport', 'ABCDEFGH', 'shape'],
  ['passport', 'E123', 'length'],
  ['passport', 'E1234567890', 'length'],
  ['passport', 'E1234*678', 'characters'],
  ['passport', '000000000', 'all-zero'],
  ['hk-mo-permit', 'h12345678', 'H12345678'],
  ['hk-mo-permit', 'M1234567801', 'M12345678'],
  ['hk-mo-permit', '12345678', 'shape'],
  ['tw-permit', '12345678', '12345678'],
  ['tw-permit', '1234567801(B)', '12345678'],
  ['tw-permit', '1234567', 'shape'],
  ['other', '军字第1234567号', '军字第1234567号'],
  ['other', '7', 'length'],
  ['other', '', 'empty'],
] as const)('a %s "%s" is read as %s', (type, text, answer) => {
  expect(number(type, text)).toBe(answer);
});

const MRZ = `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10`;

test('the machine-readable lines of a passport are read in the passport field', () => {
  expect(number('passport', MRZ)).toBe('L898902C3');
  expect(number('passport', MRZ.replace('\n', ''))).toBe('L898902C3');
  expect(number('passport', MRZ.toLowerCase())).toBe('L898902C3');
});

test.each([
  ['a digit of the number', 'L898902C3', 'L898902C4', 'check-digit'],
  ['a digit of the birth', '7408122', '7408132', 'check-digit'],
  ['a digit of the expiry', '1204159', '1204169', 'check-digit'],
  ['a letter of the personal number', 'ZE184226B', 'ZE184226C', 'check-digit'],
  ['the last digit', '<<<<<10', '<<<<<11', 'check-digit'],
  ['a lost filler', 'ANNA<MARIA', 'ANNAMARIA', 'length'],
  ['a visa', 'P<UTO', 'V<UTO', 'shape'],
])('machine-readable lines with %s changed are refused', (_what, from, to, fault) => {
  expect(number('passport', MRZ.replace(from, to))).toBe(fault);
});

test('over the wire a document is as it was normalised, or refused', () => {
  const good = { type: 'national-id', number: '11010519491231002X' };
  expect(documentSchema.parse(good)).toEqual(good);
  for (const bad of ['11010519491231002x', '110105194912310021', ' 11010519491231002X', '']) {
    expect(documentSchema.safeParse({ type: 'national-id', number: bad }).success, bad).toBe(false);
  }
  expect(documentSchema.safeParse({ ...good, name: '张三' }).success).toBe(false);
});

test('somebody without a document has a reason', () => {
  expect(identitySchema.safeParse({ type: 'none', reason: 'child' }).success).toBe(true);
  expect(identitySchema.safeParse({ type: 'none', reason: 'other', text: '证件丢失' }).success).toBe(true);
  expect(identitySchema.safeParse({ type: 'none' }).success).toBe(false);
});

test('a document is shown masked, and tells birth and sex where it has them', () => {
  const id = { type: 'national-id', number: '11010519491231002X' } as const;
  expect(maskDocument(id)).toBe('**************002X');
  expect(maskDocument({ type: 'other', number: '1234' })).toBe('**34');
  expect([last4(id), last6(id)]).toEqual(['002X', '31002X']);
  expect(birthAndSex(id)).toEqual({ birth: '1949-12-31', sex: 'female' });
  expect(birthAndSex({ type: 'passport', number: 'E12345678' })).toBeNull();
});
