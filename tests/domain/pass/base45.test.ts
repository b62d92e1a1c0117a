import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from '#domain/pass/base45';

const text = (letters: string) => new TextEncoder().encode(letters);

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('the examples of RFC 9285: %s', (plain, encoded) => {
  expect(encodeBase45(text(plain))).toBe(encoded);
  expect(decodeBase45(encoded)).toEqual({ ok: true, value: text(plain) });
});

test('any bytes come back, and any text that decodes is the one text of its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
      const decoded = decodeBase45(encodeBase45(bytes));
      expect(decoded.ok && Array.from(decoded.value)).toEqual(Array.from(bytes));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'01AZ $:/'), maxLength: 12 }), (encoded) => {
      const decoded = decodeBase45(encoded);
      if (decoded.ok) expect(encodeBase45(decoded.value)).toBe(encoded);
    }),
  );
});

test.each(['A', 'ABCD', ':::', 'GGW', '::', 'ab8', 'BB８', 'BB8\n'])('refuses %j', (encoded) => {
  expect(decodeBase45(encoded)).toEqual({ ok: false, fault: 'not-base45' });
});
