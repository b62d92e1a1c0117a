import { expect, test } from 'vitest';
import type { EvidencePerson } from '#domain/evidence/evidence';
import { matchesPerson } from '#domain/evidence/same-person';

const BIRTH = '1988-02-09';
const person = (
  family: string,
  given: string,
  standard: readonly [string, string] = ['', ''],
): EvidencePerson => ({
  family,
  given,
  standardFamily: standard[0],
  standardGiven: standard[1],
  birth: BIRTH,
});
const match = (certified: EvidencePerson, name: string, birth: string | null = BIRTH) =>
  matchesPerson(certified, { name, birth });

const mueller = person('Müller-Stöger', 'Anna', ['MUELLER<STOEGER', 'ANNA']);

test.each([
  [mueller, 'Anna Müller-Stöger'],
  [mueller, 'MUELLER STOEGER ANNA'],
  [mueller, 'Anna Muller Stoger'],
  [person('Müller', 'Anna'), 'Mueller Anna'],
  [person('', '', ['MUELLER', 'ANNA']), 'Müller, Anna'],
  [person("O'Connor", 'Siobhán', ['OCONNOR', 'SIOBHAN']), 'Siobhan O’Connor'],
  [person('Şahin', 'Işıl'), 'ISIL SAHIN'],
  [person('Þórsdóttir', 'Æsa', ['THORSDOTTIR', 'AESA']), 'Aesa Thorsdottir'],
  [person('Łukasiewicz', 'Jan'), 'Jan Lukasiewicz'],
  [person('Ткаченко', 'Марьяна', ['TKACHENKO', 'MARIANA']), 'Tkachenko Mariana'],
  [person('Ткаченко', 'Марьяна'), 'ТКАЧЕНКО МАРЬЯНА'],
  [person('王', '小明', ['WANG', 'XIAOMING']), '王小明'],
  [person('王', '小明', ['WANG', 'XIAOMING']), 'Wang Xiaoming'],
  [person('Wang', 'Xiao Ming'), 'XIAOMING WANG'],
  [person('Kim', 'Min-jun'), 'KIM MINJUN'],
])('%j and %s are the same', (certified, name) => {
  expect(match(certified, name)).toBe('same');
});

test.each([
  [mueller, 'Bernd Schmidt'],
  [person('王', '小明'), '李四'],
  [person('王', '小明', ['WANG', 'XIAOMING']), '李四'],
  [person('Ткаченко', 'Марьяна', ['TKACHENKO', 'MARIANA']), 'Bernd Schmidt'],
])('%j and %s differ', (certified, name) => {
  expect(match(certified, name)).toBe('differs');
});

test.each([
  ['another script', person('Müller', 'Anna'), '穆勒安娜'],
  ['a given name more', mueller, 'Anna Maria Müller-Stöger'],
  ['the family name only', mueller, 'Bernd Müller'],
  ['letters that we cannot compare', person('Ткаченко', 'Марьяна'), 'Παπαδόπουλος'],
  ['a name that a list masks', mueller, 'B***t'],
  ['a name that a code cuts off', mueller, 'Anna Müller-St…'],
  ['no name', mueller, ''],
  ['no letters on either side', person('-', '', ['<', '']), '...'],
])('%s leaves it unclear', (_, certified, name) => {
  expect(match(certified, name)).toBe('unclear');
});

test('another birth is another person, whatever the names', () => {
  expect(match(mueller, 'Anna Müller-Stöger', '1988-02-10')).toBe('differs');
  expect(match({ ...mueller, birth: '1989' }, 'Anna Müller-Stöger')).toBe('differs');
});

test('an unknown or partly known birth leaves it unclear', () => {
  expect(match(mueller, 'Anna Müller-Stöger', null)).toBe('unclear');
  expect(match({ ...mueller, birth: null }, 'Anna Müller-Stöger')).toBe('unclear');
  expect(match({ ...mueller, birth: '1988-02' }, 'Anna Müller-Stöger')).toBe('unclear');
});
