import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPerson, merge, type PersonFile, personFrom, type Told } from '#domain/person/person-file';
import { saidOfWhole } from '#domain/person/said-of-whole';

const said = (record: string, at: number, more: Omit<Told, 'at' | 'record'>) =>
  personFrom({ record, at, ...more });

const told = (of: string): fc.Arbitrary<PersonFile> =>
  fc
    .tuple(
      fc.nat(40),
      fc.nat(9),
      fc.constantFrom('魏晓棠', '魏小棠', '', undefined),
      fc.constantFrom('3101', '4201'),
    )
    .map(([at, number, name, place]) =>
      said(`${of}${number}`, at, {
        contact: { name, phone: `1${number}` },
        facts: { stays: [{ place, from: '2026-04-01', to: '2026-04-02' }] },
      }),
    );

const all = (files: readonly PersonFile[]): PersonFile => files.reduce(merge, emptyPerson());

test('two who are joined, whatever is said then and in whatever order, come apart as if they had never been one', () => {
  fc.assert(
    fc.property(
      fc.array(told('a'), { maxLength: 5 }),
      fc.array(told('b'), { maxLength: 5 }),
      fc.nat(5),
      fc.nat(5),
      (ofA, ofB, joinedA, joinedB) => {
        // Some was said before they were joined; the rest goes into the whole and into the own part.
        const before = merge(all(ofA.slice(0, joinedA)), all(ofB.slice(0, joinedB)));
        const later = [...ofA.slice(joinedA), ...ofB.slice(joinedB)].reverse();
        const whole = later.reduce(merge, before);
        const parts = [all(ofA), all(ofB)];
        const rest = saidOfWhole(whole, parts);
        expect(rest).toEqual(emptyPerson());
        expect(parts.map((part) => merge(part, rest))).toEqual(parts);
      },
    ),
  );
});

test('what a desk said of the whole person is left, and nothing else', () => {
  const stay = { place: '3101', from: '2026-04-01', to: '2026-04-02' };
  const parts = [said('a', 1, { facts: { stays: [stay] } }), said('b', 2, { contact: { name: '魏晓棠' } })];
  const withdrawn = said('w', 3, {
    contact: { phone: '13800000001' },
    withdrawals: [{ list: 'stays', fact: 'x1', by: 'desk', reason: 'a slip' }],
  });
  expect(saidOfWhole(merge(all(parts), withdrawn), parts)).toEqual(withdrawn);
});
