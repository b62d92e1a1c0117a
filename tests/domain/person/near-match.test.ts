import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '#domain/document/identity';
import { checkCharacter } from '#domain/document/national-id';
import { nameKey } from '#domain/person/name-key';
import { type NearPerson, nearMatch } from '#domain/person/near-match';

const passport = (number: string): Document => ({ type: 'passport', number });
const nationalId = (digits17: string): Document => ({
  type: 'national-id',
  number: digits17 + checkCharacter(digits17),
});

let made = 0;
const person = (known: Partial<NearPerson> = {}): NearPerson => ({
  id: `p${made++}`,
  document: null,
  name: '魏晓棠',
  phone: null,
  birth: null,
  plate: null,
  area: null,
  ...known,
});

const kinds = (one: Partial<NearPerson>, other: Partial<NearPerson>) =>
  nearMatch(person(one), person(other))?.reasons.map((reason) =>
    'how' in reason
      ? `${reason.kind} ${reason.how}`
      : 'with' in reason
        ? `${reason.kind} ${reason.with}`
        : reason.kind,
  ) ?? null;

test.each<[string, Partial<NearPerson>, Partial<NearPerson>, string[] | null]>([
  [
    'one character of the document is wrong',
    { document: passport('E12345678') },
    { document: passport('E12345578') },
    ['document one-wrong'],
  ],
  [
    'two neighbours in the document are swapped',
    { document: passport('E12345678') },
    { document: passport('E12354678') },
    ['document swapped'],
  ],
  [
    'two characters that are no neighbours differ',
    { document: passport('E12345678') },
    { document: passport('E42315678') },
    null,
  ],
  [
    'the same number was taken for another kind of document',
    { document: passport('E12345678') },
    { document: { type: 'other', number: 'E12345678' } },
    ['document other-kind'],
  ],
  [
    'kinds of documents differ, and so do numbers',
    { document: passport('E12345678') },
    { document: { type: 'other', number: 'E12345677' } },
    null,
  ],
  [
    'a document with one wrong character belongs to another name',
    { document: passport('E12345678'), name: '李雪梅' },
    { document: passport('E12345677') },
    null,
  ],
  ['name and telephone are the same', { phone: '13800000001' }, { phone: '13800000001' }, ['name-phone']],
  ['only the name is the same', { phone: '13800000001' }, { phone: '13800000002' }, null],
  [
    'name, birth and village are the same',
    { birth: '1990-01-01', area: '610921100001' },
    { birth: '1990-01-01', area: '61092110000103' },
    ['name-birth village'],
  ],
  [
    'name, birth and plate are the same',
    { birth: '1990-01-01', plate: '陕G12345' },
    { birth: '1990-01-01', plate: '陕G12345' },
    ['name-birth plate'],
  ],
  [
    'name and birth are the same, and the county they are bound for',
    { birth: '1990-01-01', area: '610921' },
    { birth: '1990-01-01', area: '610921' },
    null,
  ],
  [
    'a document says the birth',
    { document: nationalId('61092119900101001'), area: '610921100001' },
    { birth: '1990-01-01', area: '610921100001' },
    ['name-birth village'],
  ],
  [
    'the telephone is the same, and a character of the name another',
    { phone: '13800000001', name: '魏晓棠' },
    { phone: '13800000001', name: '魏小棠' },
    ['phone-names'],
  ],
  [
    'the telephone is the same, and a character of the name is missing',
    { phone: '13800000001', name: '魏晓棠' },
    { phone: '13800000001', name: '魏棠' },
    ['phone-names'],
  ],
  [
    'the telephone is the same, and the names differ in two characters',
    { phone: '13800000001', name: '魏晓棠' },
    { phone: '13800000001', name: '李小棠' },
    null,
  ],
  [
    'blanks, dots and capitals in a name are written otherwise',
    { phone: '+77010000001', name: 'Aigul  Serik' },
    { phone: '+77010000001', name: 'AIGUL·SERIK' },
    ['name-phone'],
  ],
])('near or not when %s', (_, one, other, wanted) => {
  expect(kinds(one, other)).toEqual(wanted);
});

test('two documents with right check digits that differ in more than two characters are two people', () => {
  const one = { document: nationalId('61092119900101001'), phone: '13800000001' };
  const other = { document: nationalId('61092119910304123'), phone: '13800000001' };
  expect(kinds(one, other)).toBeNull();
});

test('unless name, telephone and birth are all the same: then they are offered, as weak', () => {
  const one = person({ document: nationalId('61092119900101001'), phone: '13800000001' });
  const other = person({ document: nationalId('42010119900101123'), phone: '13800000001' });
  expect(nearMatch(one, other)?.score).toBeLessThan(20);
});

test('what speaks for it adds up', () => {
  const one = { phone: '13800000001', birth: '1990-01-01', plate: '陕G12345' };
  const score = (other: Partial<NearPerson>) => nearMatch(person(one), person(other))?.score ?? 0;
  expect(score(one)).toBeGreaterThan(score({ phone: one.phone }));
});

const few = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const anybody: fc.Arbitrary<NearPerson> = fc.record({
  id: fc.uuid(),
  document: few(
    null,
    passport('E12345678'),
    passport('E12345687'),
    passport('E12345679'),
    nationalId('61092119900101001'),
    nationalId('61092119900101028'),
    nationalId('42010119900101123'),
  ),
  name: few(null, '魏晓棠', '魏小棠', '魏棠', '李雪梅', 'Li Mei', 'LI MEI'),
  phone: few(null, '13800000001', '13800000002'),
  birth: few(null, '1990-01-01', '1991-02-03'),
  plate: few(null, '陕G12345', '陕A88888'),
  area: few(null, '610921', '610921100001', '61092110000101'),
});

test('who is near to whom does not depend on who is asked first', () => {
  fc.assert(
    fc.property(anybody, anybody, (one, other) => {
      const there = nearMatch(one, other);
      const back = nearMatch(other, one);
      const turned =
        back === null
          ? null
          : {
              ...back,
              reasons: back.reasons.map((reason) => ({
                ...reason,
                values: [reason.values[1], reason.values[0]],
              })),
            };
      expect(turned).toEqual(there);
    }),
    { numRuns: 2000 },
  );
});

test('nobody is near to themselves, nor to an entry with the same document', () => {
  fc.assert(
    fc.property(anybody, anybody, (one, other) => {
      expect(nearMatch(one, one)).toBeNull();
      if (one.document !== null) expect(nearMatch(one, { ...other, document: one.document })).toBeNull();
    }),
  );
});

const masked = (text: string) => fc.constantFrom(`${text.slice(0, 1)}*${text.slice(-1)}`, '*', '…', '  ');

test('what is masked says as much as what is missing', () => {
  fc.assert(
    fc.property(
      anybody,
      anybody,
      fc.subarray(['name', 'phone', 'birth', 'plate'] as const),
      masked('魏晓棠'),
      (one, other, fields, mask) => {
        const without = { ...one, ...Object.fromEntries(fields.map((field) => [field, null])) };
        const hidden = { ...one, ...Object.fromEntries(fields.map((field) => [field, mask])) };
        expect(nearMatch(hidden, other)).toEqual(nearMatch(without, other));
      },
    ),
    { numRuns: 500 },
  );
});

test('a name’s key is the key of itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
      const key = nameKey(name);
      if (!/^[\s\p{P}]*$/u.test(name)) expect(nameKey(key)).toBe(key);
    }),
  );
});
