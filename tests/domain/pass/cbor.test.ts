import { expect, test } from 'vitest';
import { fromHex, toHex } from '#domain/bytes';
import { decodeCbor, encodeCbor, intMap, tagged } from '#domain/pass/cbor';

const decode = (hex: string) => decodeCbor(fromHex(hex) ?? new Uint8Array(0));

test.each([
  ['an indefinite array', '9f01ff'],
  ['an indefinite byte string', '5f4101ff'],
  ['an indefinite map', 'bf0102ff'],
  ['a half float', 'f93c00'],
  ['a double', 'fb3ff8000000000000'],
  ['NaN', 'f97e00'],
  ['a number longer than need be', '1801'],
  ['a length longer than need be', '580141'],
  ['a duplicate key', 'a201020103'],
  ['keys out of order', 'a202010102'],
  ['broken UTF-8', '62c328'],
  ['half of a surrogate pair', '63eda080'],
  ['undefined', 'f7'],
  ['an unknown simple value', 'f0'],
  ['a bignum below 2^64', 'c24101'],
  ['a date', 'c000'],
  ['a tag inside of a tag', 'd2c100'],
  ['a tag in a map', 'a101c100'],
  ['bytes after the end', '0100'],
  ['an end too soon', '8201'],
  ['a length that nothing has', '5bffffffffffffffff'],
  ['an array of 2^32 items', '9affffffff'],
  ['nesting deeper than 6', '818181818181818181'],
  ['nesting of 500', `${'81'.repeat(500)}01`],
  ['maps nested deeper than 6', `${'a101'.repeat(8)}01`],
  ['a break alone', 'ff'],
  ['nothing', ''],
])('refuses %s', (_what, hex) => {
  expect(decode(hex)).toEqual({ ok: false, fault: 'not-cbor' });
});

test('more than 1,024 bytes are refused', () => {
  const bytes = (length: number) => encodeCbor(new Uint8Array(length));
  expect(decodeCbor(bytes(1021)).ok).toBe(true);
  expect(decodeCbor(bytes(1022)).ok).toBe(false);
});

test('a key called __proto__ is a key like any other', () => {
  const decoded = decode('a1695f5f70726f746f5f5f01');
  expect(decoded.ok && decoded.value instanceof Map && decoded.value.get('__proto__')).toBe(1);
});

test('maps are written in the order of their encoded keys', () => {
  const map = intMap([
    [-2, 'b'],
    [8, 1],
    [-1, 'a'],
    [4, 2],
  ]);
  expect(toHex(encodeCbor(map))).toBe('a40402080120616121' + '6162');
});

test('a tag goes around its value', () => {
  expect(toHex(encodeCbor(tagged(18, [])))).toBe('d280');
});
