import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf, gather, pieceCount } from '#domain/record/fountain';

const SIZE = 32;
const some = fc.uint8Array({ minLength: 1, maxLength: 40 * SIZE });

test('the first round shows each piece as it is', () => {
  fc.assert(
    fc.property(some, (bytes) => {
      const gathering = gather(bytes.length, SIZE);
      for (let number = 0; number < gathering.pieces; number++)
        gathering.take(number, blockOf(bytes, SIZE, number));
      expect(gathering.whole()).toEqual(new Uint8Array(bytes));
    }),
  );
});

test('whatever is lost on the way, and in whatever order the rest comes, the bytes are there in the end', () => {
  fc.assert(
    fc.property(
      some,
      // Which of the blocks arrive: any pattern, as long as some do.
      fc.infiniteStream(fc.nat(6)),
      fc.nat(100_000),
      (bytes, gaps, from) => {
        const gathering = gather(bytes.length, SIZE);
        let number = from;
        let seen = 0;
        for (const gap of gaps) {
          number += 1 + gap;
          gathering.take(number, blockOf(bytes, SIZE, number));
          seen += 1;
          if (gathering.whole() !== null) break;
          // Forty blocks more than pieces do not suffice once in 2^40 times.
          expect(seen).toBeLessThan(gathering.pieces + 40);
        }
        expect(gathering.whole()).toEqual(new Uint8Array(bytes));
      },
    ),
    { numRuns: 200 },
  );
});

test('one or two blocks more than pieces suffice, on the average', () => {
  const bytes = new Uint8Array(100 * SIZE).map((_, at) => (at * 7 + (at >> 8)) & 255);
  let more = 0;
  for (let round = 0; round < 100; round++) {
    const gathering = gather(bytes.length, SIZE);
    let number = 1000 + round * 500;
    for (; gathering.whole() === null; number++) gathering.take(number, blockOf(bytes, SIZE, number));
    more += number - 1000 - round * 500 - 100;
  }
  expect(more / 100).toBeLessThan(2.5);
});

test('the same block again changes nothing, and blocks out of order are as good', () => {
  const bytes = Uint8Array.from({ length: 5 * SIZE - 3 }, (_, at) => at & 255);
  const gathering = gather(bytes.length, SIZE);
  for (const number of [4, 4, 0, 2, 2, 0, 3]) gathering.take(number, blockOf(bytes, SIZE, number));
  expect(gathering.had()).toBe(4);
  expect(gathering.whole()).toBeNull();
  gathering.take(1, blockOf(bytes, SIZE, 1));
  expect(gathering.whole()).toEqual(bytes);
  expect(pieceCount(bytes.length, SIZE)).toBe(5);
});
