import { expect, test } from 'vitest';
import { digitFits } from '#domain/document/check-digit';
import { documentSchema, identitySchema } from '#domain/document/identity';
import { parseMrz } from '#domain/document/mrz';
import { parseDocument } from '#domain/document/parse';
import { readDocument } from '#domain/document/read-document';
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
  ['a digit of the number', 'L898902C3', 'L898902C4', 'mrz-digit'],
  ['a digit of the birth', '7408122', '7408132', 'mrz-digit'],
  ['a digit of the expiry', '1204159', '1204169', 'mrz-digit'],
  ['a letter of the personal number', 'ZE184226B', 'ZE184226C', 'mrz-digit'],
  ['the last digit', '<<<<<10', '<<<<<11', 'mrz-digit'],
  ['a lost filler', 'ANNA<MARIA', 'ANNAMARIA', 'mrz-lines'],
  ['a visa', 'P<UTO', 'V<UTO', 'shape'],
])('machine-readable lines with %s changed are refused', (_what, from, to, fault) => {
  expect(number('passport', MRZ.replace(from, to))).toBe(fault);
});

/** ICAO 9303 part 5, appendix B: the card of the specification. */
const CARD = `I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<`;

test('the machine-readable lines of a card are read, with name and birth', () => {
  expect(parseMrz(CARD, TODAY)).toEqual({
    ok: true,
    value: {
      document: { type: 'other', number: 'D23145890' },
      issuer: 'UTO',
      nationality: 'UTO',
      name: 'ERIKSSON ANNA MARIA',
      birth: '1974-08-12',
      sex: 'female',
      expires: '2012-04-15',
    },
  });
});

/** Lines of a card with every check digit set right. */
function card(first: string, second: string): string {
  const digit = (field: string) => '0123456789'.split('').find((one) => digitFits(field, one)) ?? '';
  const lower = `${second.slice(0, 6)}${digit(second.slice(0, 6))}${second[6]}${second.slice(7, 13)}${digit(second.slice(7, 13))}${second.slice(13)}`;
  const last = digit(first.slice(5) + lower.slice(0, 7) + lower.slice(8, 15) + lower.slice(18, 29));
  return `${first}\n${lower}${last}\nCHAN<<TAI<MAN`.padEnd(30 + 1 + 30 + 1 + 30, '<');
}

test('a card whose number goes on in the optional field is read whole', () => {
  const digit = '0123456789'.split('').find((one) => digitFits('D23145890ABC', one)) ?? '';
  const lines = card(`I<UTOD23145890<ABC${digit}`.padEnd(30, '<'), '740812F120415UTO<<<<<<<<<<<');
  expect(parseMrz(lines, TODAY)).toMatchObject({ value: { document: { number: 'D23145890ABC' } } });
});

test('a card that China issues is told by the shape of its number', () => {
  const home = card(
    `CRCHNH12345678${'0123456789'.split('').find((one) => digitFits('H12345678', one))}`.padEnd(30, '<'),
    '740812F320415CHN<<<<<<<<<<<',
  );
  expect(parseMrz(home, TODAY)).toMatchObject({
    value: { document: { type: 'hk-mo-permit', number: 'H12345678' }, name: 'CHAN TAI MAN' },
  });
  expect(number('hk-mo-permit', home)).toBe('H12345678');
  expect(number('passport', home)).toBe('shape');
});

test.each([
  ['the number', 'D23145890', 'D23145891', 'mrz-digit'],
  ['the birth', '7408122', '7409122', 'mrz-digit'],
  ['the expiry', '1204159', '1205159', 'mrz-digit'],
  ['a lost filler', '<<ANNA', '<ANNA', 'mrz-lines'],
  ['the kind', 'I<UTO', 'X<UTO', 'shape'],
  ['a letter that no line has', 'ANNA', 'ÄNNA', 'characters'],
])('the lines of a card with %s changed are refused', (_what, from, to, fault) => {
  expect(parseMrz(CARD.replace(from, to), TODAY)).toEqual({ ok: false, fault });
});

test('what a reader types is a document only when it is whole and adds up', () => {
  expect(readDocument('11010519491231002x\n', TODAY)).toEqual({
    document: { type: 'national-id', number: '11010519491231002X' },
    name: null,
    birth: '1949-12-31',
  });
  expect(readDocument(MRZ, TODAY)).toEqual({
    document: { type: 'passport', number: 'L898902C3' },
    name: 'ERIKSSON ANNA MARIA',
    birth: '1974-08-12',
  });
  expect(readDocument(MRZ.replaceAll('<<', '«'), TODAY)?.document.number).toBe('L898902C3');
  for (const other of ['110105194912310021', 'L898902C3', '', 'CP1:ABC', MRZ.slice(0, 44), 'a < b'])
    expect(readDocument(other, TODAY)).toBeNull();
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
