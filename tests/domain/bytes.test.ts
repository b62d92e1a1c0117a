import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, equal, fromBase64Url, fromHex, toBase64Url, toHex } from '#domain/bytes';

test('base64url says what Buffer says, and gives the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(Array.from(fromBase64Url(text) ?? [])).toEqual(Array.from(bytes));
    }),
  );
});

test.each([
  ['padding', 'YQ=='],
  ['the plain alphabet', '+/+/'],
  ['a length that no bytes have', 'YWJjZ'],
  ['stray low bits', 'YR'],
  ['a blank', 'YW Jj'],
  ['a letter outside of ASCII', 'YWＪj'],
])('base64url refuses %s', (_what, text) => {
  expect(fromBase64Url(text)).toBeNull();
});

test('hexadecimal goes there and back, and only in lower case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(Array.from(fromHex(toHex(bytes)) ?? [])).toEqual(Array.from(bytes));
    }),
  );
  expect(fromHex('0')).toBeNull();
  expect(fromHex('0G')).toBeNull();
  expect(fromHex('AB')).toBeNull();
});

test('parts are joined in order', () => {
  expect(concat(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('arrays of different length or content are not equal', () => {
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
});
