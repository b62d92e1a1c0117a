import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '#domain/bytes';
import {
  type CarriedReceipts,
  closeReceipts,
  looksLikeReceipts,
  parseReceipts,
  unsignedReceipts,
} from '#domain/record/receipts';
import { REJECTIONS } from '#domain/wire';

const HASH = 'A'.repeat(43);
const RECEIPTS: CarriedReceipts = {
  county: '0123456789abcdef',
  install: '018f0000-0000-7000-8000-00000000000a',
  at: 1_790_000_000_000,
  watermark: 12,
  epoch: 'k3-epoch',
  results: [
    { id: '018f0000-0000-7000-8000-000000000001', hash: HASH, status: 'stored', reason: null },
    { id: '018f0000-0000-7000-8000-000000000002', hash: HASH, status: 'conflict', reason: null },
    ...REJECTIONS.map((reason) => ({ id: null, hash: HASH, status: 'rejected' as const, reason })),
  ],
};
const closed = () => closeReceipts(unsignedReceipts(RECEIPTS), new Uint8Array(64).fill(7));

test('receipts that are written are read as they were, with every reason', () => {
  expect(looksLikeReceipts(closed())).toBe(true);
  expect(parseReceipts(closed())).toMatchObject({ ok: true, value: [RECEIPTS] });
  expect(parseReceipts(concat(closed(), closed()))).toMatchObject({ ok: true, value: [RECEIPTS, RECEIPTS] });
});

test('receipts that are cut off, longer, or of another kind are refused', () => {
  const whole = closed();
  for (let length = 0; length < whole.length; length++)
    expect(parseReceipts(whole.subarray(0, length)).ok).toBe(false);
  expect(parseReceipts(concat(whole, Uint8Array.of(0))).ok).toBe(false);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(parseReceipts(bytes).ok).toBe(false);
    }),
  );
});
