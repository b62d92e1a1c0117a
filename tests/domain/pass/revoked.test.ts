import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64Url } from '#domain/bytes';
import { type SignedRevocations, type SignedRevocationsDelta } from '#domain/county/signed-lists';
import {
  numbersOf,
  numberTexts,
  packNumbers,
  type RevokedList,
  takeDelta,
  takeWholeList,
} from '#domain/pass/revoked';

const hex = (n: number) => n.toString(16).padStart(16, '0');
const text = (numbers: readonly string[]) => toBase64Url(packNumbers(numbers));
const whole = (number: number, passes: readonly string[]): SignedRevocations => ({
  kind: 'revocations',
  number,
  asOf: 1000 * number,
  passes: text(passes),
});
const delta = (
  [from, number]: readonly [number, number],
  added: readonly string[],
  removed: readonly string[] = [],
): SignedRevocationsDelta => ({
  kind: 'revocations-delta',
  from,
  number,
  asOf: 1000 * number,
  added: text(added),
  removed: text(removed),
});
const start = (number: number, passes: readonly string[]): RevokedList => {
  const taken = takeWholeList(null, whole(number, passes));
  if (!taken.ok) throw new Error(taken.fault);
  return taken.value;
};
const saying = (taken: ReturnType<typeof takeDelta>) =>
  taken.ok ? [taken.value.number, numberTexts(taken.value.packed)] : taken.fault;

test('a delta adds what was revoked and removes what has expired', () => {
  const list = start(1, [hex(1), hex(5), hex(9)]);
  expect(saying(takeDelta(list, delta([1, 2], [hex(0), hex(7), hex(12)], [hex(5)])))).toEqual([
    2,
    [hex(0), hex(1), hex(7), hex(9), hex(12)],
  ]);
});

test('an empty delta changes the age and nothing else', () => {
  const list = start(1, [hex(1)]);
  const taken = takeDelta(list, delta([1, 2], []));
  expect(taken).toEqual({ ok: true, value: { number: 2, asOf: 2000, packed: list.packed } });
});

test('what is older is refused, what is the same is taken for granted, and a gap wants the whole list', () => {
  const list = start(5, [hex(1)]);
  expect(saying(takeWholeList(list, whole(4, [])))).toBe('older');
  expect(saying(takeWholeList(list, whole(5, [])))).toEqual([5, [hex(1)]]);
  expect(saying(takeDelta(list, delta([3, 4], [])))).toBe('older');
  expect(saying(takeDelta(list, delta([4, 5], [hex(2)])))).toEqual([5, [hex(1)]]);
  expect(saying(takeDelta(list, delta([4, 6], [])))).toBe('gap');
  expect(saying(takeDelta(list, delta([6, 7], [])))).toBe('gap');
  expect(saying(takeDelta(null, delta([1, 2], [])))).toBe('gap');
});

test.each([
  ['not in order', toBase64Url(Uint8Array.from([...packNumbers([hex(2)]), ...packNumbers([hex(1)])]))],
  ['twice the same', toBase64Url(Uint8Array.from([...packNumbers([hex(2)]), ...packNumbers([hex(2)])]))],
  ['a number cut off', toBase64Url(new Uint8Array(12))],
  ['no bytes', 'A'],
])('numbers that are %s are no list', (_, passes) => {
  expect(takeWholeList(null, { ...whole(1, []), passes })).toEqual({ ok: false, fault: 'malformed' });
  const list = start(1, []);
  expect(takeDelta(list, { ...delta([1, 2], []), added: passes })).toEqual({ ok: false, fault: 'malformed' });
  expect(takeDelta(list, { ...delta([1, 2], []), removed: passes })).toEqual({
    ok: false,
    fault: 'malformed',
  });
});

test('a list knows its numbers and no others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      (all, other) => {
        const texts = all.map((one) => one.toString(16).padStart(16, '0'));
        const known = numbersOf(packNumbers(texts));
        expect(known.size).toBe(new Set(texts).size);
        expect(texts.every((one) => known.has(one))).toBe(true);
        expect(known.has(other.toString(16).padStart(16, '0'))).toBe(all.includes(other));
      },
    ),
  );
  expect(numbersOf(packNumbers([hex(1)])).has('01')).toBe(false);
});

/** Everything that a county ever signs: the list of each number, and from each to each later one a delta. */
function signedBy(states: readonly (readonly string[])[]) {
  const lists = states.map((passes, at) => whole(at + 1, passes));
  const deltas = states.flatMap((from, a) =>
    states.flatMap((to, b) =>
      a < b
        ? [
            delta(
              [a + 1, b + 1],
              to.filter((one) => !from.includes(one)),
              from.filter((one) => !to.includes(one)),
            ),
          ]
        : [],
    ),
  );
  return [...lists, ...deltas];
}

test('in whatever order lists and deltas come, and how often, the phone has exactly what was signed, and never goes back', () => {
  const state = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(hex), { maxLength: 12 });
  const history = fc.array(state, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), fc.nat({ max: 40 }), (states, order, count) => {
      const signed = signedBy(states);
      let list: RevokedList | null = null;
      const take = (document: SignedRevocations | SignedRevocationsDelta) => {
        const before: number = list?.number ?? 0;
        const taken =
          document.kind === 'revocations' ? takeWholeList(list, document) : takeDelta(list, document);
        if (taken.ok) list = taken.value;
        const now: number = list?.number ?? 0;
        expect(now).toBeGreaterThanOrEqual(before);
        if (list !== null) expect(numberTexts(list.packed)).toEqual([...(states[now - 1] ?? [])].sort());
      };
      for (const pick of order.take(count)) {
        const document = signed[pick % signed.length];
        if (document !== undefined) take(document);
      }
      const newest = signed[states.length - 1];
      if (newest !== undefined) take(newest);
      expect(list).toMatchObject({ number: states.length, asOf: 1000 * states.length });
    }),
  );
});
