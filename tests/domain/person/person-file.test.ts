import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day';
import { factKey } from '#domain/person/known-facts';
import {
  emptyPerson,
  factsOf,
  merge,
  type PersonFile,
  personFileSchema,
  personFrom,
  type Told,
} from '#domain/person/person-file';
import { noFacts } from '#domain/policy/facts';

const RECORDS = [1, 2, 3, 4].map((n) => `0190a1b2-0000-7000-8000-00000000000${n}`);
const [first = '', second = '', third = ''] = RECORDS;

const shanghai = { place: '310115', from: '2022-04-01', to: '2022-04-08' };
const hengyang = { place: '4304', from: '2022-03-28', to: '2022-03-30' };

const at = fc.nat(5);
const day = fc.nat(4).map((days) => addDays('2022-04-01', days));
const stay = fc
  .record({ place: fc.constantFrom('31', '43'), from: day })
  .map((one) => ({ ...one, to: '2022-04-09' }));
const travel = fc.record({
  arrow: fc.constantFrom('moving' as const, 'still' as const),
  places: fc.array(fc.constantFrom('11', '12', '13'), { maxLength: 3 }),
  seenAt: fc.nat(2),
});
const word = fc.constantFrom('', ' ', '张三', '张叁');
const told: fc.Arbitrary<Told> = fc.record({
  at,
  record: fc.constantFrom(...RECORDS),
  contact: fc.record({ name: word, phone: word, plate: word }, { requiredKeys: [] }),
  facts: fc.record({
    stays: fc.array(stay, { maxLength: 3 }),
    travels: fc.array(travel, { maxLength: 2 }),
    passages: fc.array(fc.record({ at, refused: fc.constant([]) }), { maxLength: 2 }),
    contacts: fc.array(fc.record({ on: day }), { maxLength: 2 }),
  }),
  withdrawals: fc.array(
    stay.map((one) => ({ list: 'stays' as const, fact: factKey(one), by: first, reason: 'mistyped' })),
    { maxLength: 1 },
  ),
});
const person: fc.Arbitrary<PersonFile> = fc
  .array(told, { maxLength: 4 })
  .map((records) => records.map(personFrom).reduce(merge, emptyPerson()));

// Compared as text: files that are equal are stored as equal bytes.
const expectSame = (a: PersonFile, b: PersonFile) => expect(JSON.stringify(a)).toBe(JSON.stringify(b));

test('merging is commutative', () => {
  fc.assert(
    fc.property(person, person, (a, b) => {
      expectSame(merge(a, b), merge(b, a));
    }),
    { numRuns: 1000 },
  );
});

test('merging is associative', () => {
  fc.assert(
    fc.property(person, person, person, (a, b, c) => {
      expectSame(merge(merge(a, b), c), merge(a, merge(b, c)));
    }),
    { numRuns: 1000 },
  );
});

test('merging is idempotent, and nobody is the neutral person', () => {
  fc.assert(
    fc.property(person, (a) => {
      expectSame(merge(a, a), a);
      expectSame(merge(a, emptyPerson()), a);
    }),
  );
});

test('records give the same person in whatever order phones come online', () => {
  const orders = fc
    .array(told, { minLength: 1, maxLength: 6 })
    .chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
  fc.assert(
    fc.property(orders, ([records, shuffled]) => {
      const of = (all: Told[]) => all.map(personFrom).reduce(merge, emptyPerson());
      expect(of(shuffled)).toEqual(of(records));
    }),
  );
});

test('an empty field never erases, however new it is', () => {
  fc.assert(
    fc.property(person, fc.constantFrom('', ' ', undefined), (known, nothing) => {
      const contact = { name: nothing, phone: nothing, address: nothing, plate: nothing, birth: nothing };
      const after = merge(known, personFrom({ at: 1_000, record: third, contact }));
      expect(after.contact).toEqual(known.contact);
    }),
  );
});

test('facts and withdrawals only grow', () => {
  fc.assert(
    fc.property(person, person, (a, b) => {
      const both = merge(a, b);
      const keys = (file: PersonFile) =>
        Object.entries(file.facts).flatMap(([list, known]) => known.map(({ fact }) => list + factKey(fact)));
      expect(new Set(keys(both))).toEqual(new Set([...keys(a), ...keys(b)]));
      expect(both.withdrawals.length).toBeGreaterThanOrEqual(a.withdrawals.length);
    }),
  );
});

test('a person file comes back from JSON as it was', () => {
  fc.assert(
    fc.property(person, (known) => {
      expect(personFileSchema.parse(JSON.parse(JSON.stringify(known)))).toEqual(known);
    }),
  );
});

test('of a contact field the newest saying counts, and an older one that arrives late changes nothing', () => {
  const older = personFrom({ at: 10, record: second, contact: { name: '张三', phone: '13800000000' } });
  const newer = personFrom({ at: 20, record: first, contact: { name: '张叁' } });
  const both = merge(newer, older);
  expect(both.contact.name).toEqual({ value: '张叁', at: 20, record: first });
  expect(both.contact.phone).toEqual({ value: '13800000000', at: 10, record: second });
});

test('of two sayings of the same moment the greater record id counts', () => {
  const one = personFrom({ at: 10, record: first, contact: { plate: '陕A11111' } });
  const other = personFrom({ at: 10, record: second, contact: { plate: '陕A22222' } });
  expect(merge(one, other).contact.plate?.value).toBe('陕A22222');
});

test('declaring again without a stay does not wash it away', () => {
  const before = personFrom({ at: 10, record: first, facts: { stays: [shanghai, hengyang] } });
  const again = personFrom({ at: 20, record: second, facts: { stays: [hengyang] } });
  expect(factsOf(merge(before, again)).stays).toHaveLength(2);
});

test('a fact is the same whatever the order of its fields and listed places', () => {
  const seen = { arrow: 'moving' as const, seenAt: 5, places: ['4304', '1101'] };
  const same = { places: ['1101', '4304'], seenAt: 5, arrow: 'moving' as const };
  const both = merge(
    personFrom({ at: 10, record: first, facts: { travels: [seen] } }),
    personFrom({ at: 20, record: second, facts: { travels: [same] } }),
  );
  expect(factsOf(both).travels).toHaveLength(1);
});

test('a record that says its facts in another order, or twice, tells the same', () => {
  const once = personFrom({ at: 10, record: first, facts: { stays: [shanghai, hengyang] } });
  const again = personFrom({ at: 10, record: first, facts: { stays: [hengyang, shanghai, hengyang] } });
  expect(again).toEqual(once);
  expect(merge(emptyPerson(), again)).toEqual(once);
});

const declared = personFrom({ at: 10, record: first, facts: { stays: [shanghai, hengyang] } });
const withdrawn = personFrom({
  at: 20,
  record: second,
  withdrawals: [{ list: 'stays', fact: factKey(shanghai), by: third, reason: 'another person of that name' }],
});

test('a withdrawn stay counts no more, and stays on file with who withdrew it', () => {
  const file = merge(declared, withdrawn);
  expect(factsOf(file).stays).toEqual([hengyang]);
  expect(file.facts.stays).toHaveLength(2);
  expect(file.withdrawals[0]).toMatchObject({ by: third, at: 20 });
});

test('what is said again after it was withdrawn counts again', () => {
  const again = personFrom({ at: 30, record: third, facts: { stays: [shanghai] } });
  expect(factsOf(merge(merge(again, withdrawn), declared)).stays).toHaveLength(2);
});

test('the facts of nobody are none, and the look at the post is as given', () => {
  expect(factsOf(emptyPerson())).toEqual(noFacts());
  const file = personFrom({ at: 10, record: first, facts: { passages: [{ at: 10, refused: ['naat'] }] } });
  expect(factsOf(file).passages).toEqual([{ at: 10, refused: ['naat'] }]);
});
