import { deflateRawSync, deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflate, unzlib } from '#domain/evidence/inflate';

const plain = (bytes: Uint8Array) => new Uint8Array(bytes);

test('what another library packed comes back, at every level', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc.integer({ min: 0, max: 9 }),
      (bytes, level) => {
        expect(unzlib(deflateSync(bytes, { level }), 3000)).toEqual(plain(bytes));
        expect(inflate(deflateRawSync(bytes, { level }), 3000)).toEqual(plain(bytes));
      },
    ),
    { numRuns: 50 },
  );
});

test('the limit itself is allowed, and not one byte more', () => {
  const packed = deflateSync(new Uint8Array(16_384));
  expect(unzlib(packed, 16_384)?.length).toBe(16_384);
  expect(unzlib(packed, 16_383)).toBeNull();
});

test('refuses bytes before the check sum, after it, a preset dictionary, and every cut', () => {
  const packed = deflateSync(Buffer.from('a certificate, a certificate'));
  const sum = packed.subarray(-4);
  expect(unzlib(Buffer.concat([packed.subarray(0, -4), Buffer.of(1, 2, 3), sum]), 99)).toBeNull();
  expect(unzlib(Buffer.concat([packed, Buffer.of(0)]), 99)).toBeNull();
  expect(
    unzlib(Buffer.concat([Buffer.of(0x78, 0x20 + 31 - (0x7820 % 31)), packed.subarray(2)]), 99),
  ).toBeNull();
  for (let length = 0; length < packed.length; length++)
    expect(unzlib(packed.subarray(0, length), 99)).toBeNull();
});

test('a bomb is dropped at the limit, not unpacked and then refused', () => {
  const bomb = deflateRawSync(new Uint8Array(60_000_000), { level: 9 });
  const time = (most: number) => {
    const before = performance.now();
    const length = inflate(bomb, most)?.length ?? null;
    return { length, ms: performance.now() - before };
  };
  const whole = time(60_000_000);
  const capped = time(16_384);
  expect(whole.length).toBe(60_000_000);
  expect(capped.length).toBeNull();
  expect(capped.ms * 5).toBeLessThan(whole.ms);
});
