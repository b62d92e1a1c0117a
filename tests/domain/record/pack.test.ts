import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { packRecord, unpackRecord } from '#domain/record/pack';
import type { KakouRecord } from '#domain/record/record';
import { joinSealed, sessionOf, splitSealed } from '#domain/record/sealed';
import { finished } from '../check/a-check';

const ID = '01890000-0000-7000-8000-00000000000a';
const record: KakouRecord = {
  id: ID,
  v: 1,
  install: ID,
  seq: 7,
  prev: 'A'.repeat(43),
  worker: ID,
  post: ID,
  takenAt: 1_775_793_600_000,
  page: ID,
  monotonic: 12_345,
  kind: 'check',
  body: finished(),
};

test('a record comes out of its packing as it went in', () => {
  expect(unpackRecord(packRecord(record))).toEqual({ ok: true, value: record });
});

test('a check with verified evidence comes out as it went in', () => {
  const evidence = [
    {
      scheme: 'shc' as const,
      issuer: 'https://cards.example.org/issuer',
      kid: 'A'.repeat(43),
      kind: 'naat' as const,
      sampledAt: 1_775_793_600_000,
      result: 'negative' as const,
      verifiedAt: 1_775_793_700_000,
    },
  ];
  const with_ = { ...record, kind: 'check' as const, body: finished({ evidence }) };
  expect(unpackRecord(packRecord(with_))).toEqual({ ok: true, value: with_ });
});

test('names of every script survive the packing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
      const name = `名${text.replace(/\p{Cc}/gu, '')}`;
      const back = unpackRecord(
        packRecord({ ...record, kind: 'check', body: finished({ subject: { name } }) }),
      );
      expect(back.ok && back.value.kind === 'check' && back.value.body.subject.name).toBe(name);
    }),
  );
});

test('a typical check packs to less than 300 bytes', () => {
  expect(packRecord(record).length).toBeLessThan(300);
});

test('bytes that are cut, changed or empty are unreadable, and nothing is thrown', () => {
  const packed = packRecord(record);
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, byte) => {
      const broken = packed.slice();
      broken[at] = (broken[at] ?? 0) ^ (byte | 1);
      const cut = unpackRecord(packed.slice(0, at));
      expect(cut.ok).toBe(false);
      unpackRecord(broken);
    }),
  );
});

test('a bomb stops at the cap', () => {
  const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024));
  expect(unpackRecord(bomb)).toEqual({ ok: false, fault: { code: 'unreadable' } });
});

test('a record of a newer app is named as such, a malformed one by its fields', () => {
  const packed = (value: unknown) => deflateSync(new TextEncoder().encode(JSON.stringify(value)));
  expect(unpackRecord(packed({ ...record, v: 2 }))).toEqual({ ok: false, fault: { code: 'newer-version' } });
  expect(unpackRecord(packed({ ...record, body: { ...record.body, decision: 'maybe' } }))).toEqual({
    ok: false,
    fault: { code: 'malformed', fields: ['body.decision'] },
  });
});

test('sealed bytes come apart as they were joined', () => {
  const parts = {
    keyId: new Uint8Array([1, 2, 3, 4]),
    session: new Uint8Array([0, 1, 2, 3, 4, 5, 6, 255]),
    iv: new Uint8Array(12).fill(9),
    ciphertext: new Uint8Array(40).fill(7),
  };
  const split = splitSealed(joinSealed(parts));
  expect(split.ok && split.value).toEqual(parts);
  expect(split.ok && sessionOf(split.value)).toBe('00010203040506ff');
});

test('too few bytes and another version are told apart', () => {
  expect(splitSealed(new Uint8Array(40))).toEqual({ ok: false, fault: 'too-short' });
  expect(splitSealed(new Uint8Array(60).fill(2))).toEqual({ ok: false, fault: 'newer-version' });
});
