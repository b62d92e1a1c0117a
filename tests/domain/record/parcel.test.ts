import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '#domain/bytes';
import {
  closeParcel,
  FILE_BYTES,
  groupForParcels,
  idBytes,
  idText,
  PARCEL_BYTES,
  PARCEL_RECORDS,
  type Parcel,
  parseParcel,
  parseParcels,
  unsignedParcel,
} from '#domain/record/parcel';

const INSTALL = '018f0000-0000-7000-8000-00000000000a';
const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  county: '0123456789abcdef',
  install: INSTALL,
  part: 1,
  parts: 1,
  madeAt: 1_790_000_000_000,
  sessions: [{ id: '00112233445566ff', encapsulation: new Uint8Array(65).fill(4) }],
  records: [
    { seq: 7, sealed: new Uint8Array(300).fill(1) },
    { seq: 9, sealed: new Uint8Array(280).fill(2) },
  ],
  ...more,
});
const closed = (more: Partial<Parcel> = {}) =>
  closeParcel(unsignedParcel(parcel(more)), new Uint8Array(64).fill(9));

const someRecord = fc.record({
  seq: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  sealed: fc.uint8Array({ minLength: 1, maxLength: 400 }).map((one) => new Uint8Array(one)),
});

test('a parcel that is written is read as it was', () => {
  fc.assert(
    fc.property(
      fc.array(someRecord, { minLength: 1, maxLength: 20 }),
      fc.uuid({ version: 7 }),
      (records, install) => {
        const read = parseParcel(closed({ records, install }));
        expect(read).toMatchObject({ ok: true, value: parcel({ records, install }) });
        if (read.ok) expect(read.value.signature).toEqual(new Uint8Array(64).fill(9));
      },
    ),
  );
});

test('what the install signs is all that stands before the signature', () => {
  const read = parseParcel(closed());
  expect(read.ok && read.value.signed).toEqual(unsignedParcel(parcel()));
});

test('a parcel cut off anywhere is refused, and never read as a smaller one', () => {
  const whole = closed();
  for (let length = 0; length < whole.length; length++) {
    const read = parseParcels(whole.subarray(0, length));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(['cut-off', 'not-ours', 'malformed']).toContain(read.fault);
  }
  expect(parseParcels(whole.subarray(0, 100))).toMatchObject({ fault: 'cut-off' });
});

test('of many parcels none may be missing, doubled or cut off', () => {
  const [one, two, three] = [1, 2, 3].map((part) => closed({ part, parts: 3 }));
  if (one === undefined || two === undefined || three === undefined) throw new Error('no parcels');
  expect(parseParcels(concat(one, two, three))).toMatchObject({
    ok: true,
    value: [{ part: 1 }, {}, { part: 3 }],
  });
  expect(parseParcels(concat(one, two))).toMatchObject({ fault: 'cut-off' });
  expect(parseParcels(concat(one, two, three.subarray(0, 90)))).toMatchObject({ fault: 'cut-off' });
  expect(parseParcels(concat(one, two, three, Uint8Array.of(1)))).toMatchObject({ fault: 'malformed' });
});

test('parcels that were closed one by one may lie in one file, as many as there are', () => {
  const [one, two] = [1, 2].map((madeAt) => closed({ part: 1, parts: 1, madeAt }));
  if (one === undefined || two === undefined) throw new Error('no parcels');
  expect(parseParcels(concat(one, two))).toMatchObject({ ok: true, value: [{ madeAt: 1 }, { madeAt: 2 }] });
  const [first] = [closed({ part: 1, parts: 2 })];
  expect(parseParcels(concat(one, first))).toMatchObject({ fault: 'cut-off' });
});

test('other files are told from a newer form and from ours', () => {
  const text = (one: string) => new TextEncoder().encode(one);
  expect(parseParcels(text('%PDF-1.7 this is something else'))).toMatchObject({ fault: 'not-ours' });
  expect(parseParcels(text('KAKOUX9\nwhatever a newer app writes'))).toMatchObject({
    fault: 'newer-version',
  });
  expect(parseParcels(new Uint8Array(0))).toMatchObject({ fault: 'not-ours' });
  expect(parseParcels(new Uint8Array(FILE_BYTES + 1))).toMatchObject({ fault: 'too-large' });
});

test('lengths and counts that lie are refused without reading beyond', () => {
  const whole = closed();
  fc.assert(
    fc.property(fc.nat(whole.length - 65), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const spoiled = concat(whole);
      spoiled[at] = (spoiled[at] ?? 0) ^ change;
      const read = parseParcels(spoiled);
      // What still reads is other bytes: the signature, which is over all of them, says so.
      if (read.ok && read.value[0] !== undefined)
        expect(read.value[0].signed).not.toEqual(unsignedParcel(parcel()));
    }),
    { numRuns: 500 },
  );
  expect(parseParcel(closed({ part: 2, parts: 1 }))).toMatchObject({ fault: 'malformed' });
  expect(parseParcel(closed({ records: [] }))).toMatchObject({ fault: 'malformed' });
});

test('records are grouped in their order, each group small enough for one request', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 48_000 }), { maxLength: 60 }), (lengths) => {
      const rows = lengths.map((length, at) => ({
        sealed: new Uint8Array(length),
        session: String(at % 3),
        at,
      }));
      const groups = groupForParcels(rows);
      expect(groups.flat()).toEqual(rows);
      for (const group of groups) {
        const written = unsignedParcel(
          parcel({
            records: group.map((row) => ({ seq: row.at + 1, sealed: row.sealed })),
            sessions: [...new Set(group.map((row) => row.session))].map((one) => ({
              id: one.padStart(16, '0'),
              encapsulation: new Uint8Array(65),
            })),
          }),
        );
        expect(written.length + 64).toBeLessThanOrEqual(PARCEL_BYTES);
      }
    }),
    { numRuns: 60 },
  );
  const many = Array.from({ length: 1201 }, () => ({ sealed: new Uint8Array(1), session: 's' }));
  expect(groupForParcels(many).map((group) => group.length)).toEqual([PARCEL_RECORDS, PARCEL_RECORDS, 201]);
});

test('an id is its sixteen bytes and back', () => {
  expect(idText(idBytes(INSTALL))).toBe(INSTALL);
});
