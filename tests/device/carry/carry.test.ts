import { http } from 'msw';
import { expect, test } from 'vitest';
import type { Carry } from '#device/carry/carry';
import { createCarry } from '#device/carry/carry';
import { deliver } from '#device/carry/deliver';
import { changeMeta, DATABASE } from '#device/database';
import { drainInBackground } from '#device/sync/drain-in-background';
import { toBase64Url } from '#domain/bytes';
import { frameReader, frameText } from '#domain/record/frame';
import { parseParcels } from '#domain/record/parcel';
import { parseReceipts } from '#domain/record/receipts';
import { type CountyServer, refuse } from '../county-server';
import { type Rig, rig } from '../rig';

/** A post's phone that the county knows, with a way to carry. */
async function phone(server?: CountyServer, name?: string): Promise<Rig & { carry: Carry }> {
  const made = await rig({
    ...(server === undefined ? {} : { server }),
    ...(name === undefined ? {} : { name }),
  });
  await made.api.hello();
  await changeMeta(made.database, (meta) => ({ ...meta, kind: 'post' }));
  const { database, time } = made;
  const hands = {
    database,
    locks: navigator.locks,
    now: () => time.wall,
    wall: () => time.wall,
    changed: () => undefined,
  };
  return { ...made, carry: createCarry(hands) };
}

async function fileOf({ carry }: { carry: Carry }, which: 'unsent' | 'rejected' = 'unsent') {
  const packed = await carry.pack(which, 'file');
  if (packed === null) throw new Error('nothing to hand over');
  const parts = packed.parcels.map((one) => one.bytes);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function receiptsOf({ carry }: { carry: Carry }) {
  const [first] = await carry.carried();
  if (first?.receipts == null) throw new Error('no receipts');
  return first.receipts;
}

test('records go by file to another phone, from there to the county, and the receipts empty the first phone', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  const ids = await origin.save(5);
  const file = await fileOf(origin);
  expect(await carrier.carry.take(file)).toMatchObject({
    ok: true,
    value: { kind: 'records', records: 5, new: 1, already: 0 },
  });
  expect((await carrier.meta()).carrying).toBe(1);
  expect(await carrier.carry.carried()).toMatchObject([{ records: 5, state: 'waiting', receipts: null }]);

  expect(await deliver(carrier.hands)).toBe(true);
  expect(origin.sentIds()).toEqual([...ids].sort());
  expect((await carrier.meta()).carrying).toBe(0);
  expect((await origin.meta()).unsent).toBe(5);

  expect(await origin.carry.take(await receiptsOf(carrier))).toEqual({
    ok: true,
    value: { kind: 'receipts', sent: 5, rejected: 0, conflict: 0, left: 0 },
  });
  expect(await origin.meta()).toMatchObject({ unsent: 0, oldest: null });
  expect(await origin.states()).toEqual(Array(5).fill('sent'));
  expect(await origin.carry.pack('unsent', 'file')).toBeNull();
});

test('what was sent meanwhile, and receipts that come twice, count once', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(3);
  await carrier.carry.take(await fileOf(origin));
  await deliver(carrier.hands);
  const receipts = await receiptsOf(carrier);
  await origin.drain();
  expect(origin.server.stored.size).toBe(3);
  expect(await origin.meta()).toMatchObject({ unsent: 0 });
  await origin.save(1);
  for (let round = 0; round < 2; round++)
    expect(await origin.carry.take(receipts)).toMatchObject({ ok: true, value: { sent: 0, left: 1 } });
  expect(await origin.meta()).toMatchObject({ unsent: 1, rejected: 0 });
});

test('records of a day go by animated code, with every third frame missed, and receipts come back so', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(60);
  const film = async (kind: 'records' | 'receipts', bytes: Uint8Array, from: Rig & { carry: Carry }) => {
    const shown = await from.carry.shown(kind, bytes);
    const reader = frameReader();
    for (let number = 0; ; number++) {
      const whole = number % 3 === 1 ? null : reader.take(frameText(shown, number));
      if (whole !== null) return whole.bytes;
    }
  };
  const there = await film('records', await fileOf(origin), origin);
  expect(await carrier.carry.take(there)).toMatchObject({ ok: true, value: { records: 60 } });
  await deliver(carrier.hands);
  const back = await film('receipts', await receiptsOf(carrier), carrier);
  expect(await origin.carry.take(back)).toMatchObject({ ok: true, value: { sent: 60, left: 0 } });
});

test('receipts that the county did not sign, or that name other bytes, settle nothing', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(2);
  await carrier.carry.take(await fileOf(origin));
  await deliver(carrier.hands);
  const receipts = await receiptsOf(carrier);
  const forged = new Uint8Array(receipts);
  const at = forged.length - 70;
  forged[at] = (forged[at] ?? 0) ^ 1;
  expect(await origin.carry.take(forged)).toMatchObject({ ok: false, fault: 'bad-signature' });
  expect(await origin.carry.take(receipts.subarray(0, -5))).toMatchObject({ ok: false, fault: 'malformed' });
  const elsewhere = await phone();
  expect(await elsewhere.carry.take(receipts)).toMatchObject({ ok: false, fault: 'other-county' });
  expect(await carrier.carry.take(receipts)).toMatchObject({ ok: false, fault: 'of-another-phone' });
  expect(await origin.meta()).toMatchObject({ unsent: 2 });
  expect(await origin.states()).toEqual(['waiting', 'waiting']);
  const parsed = parseReceipts(receipts);
  expect(parsed.ok && parsed.value[0]?.results).toHaveLength(2);
});

test('a file is refused by a phone that made it, by another county’s, and by one that is of no post', async () => {
  const origin = await phone();
  await origin.save(1);
  const file = await fileOf(origin);
  expect(await origin.carry.take(file)).toMatchObject({ ok: false, fault: 'own-records' });
  const elsewhere = await phone();
  expect(await elsewhere.carry.take(file)).toMatchObject({ ok: false, fault: 'other-county' });
  const traveller = await phone(origin.server);
  await changeMeta(traveller.database, (meta) => ({ ...meta, kind: 'traveller' }));
  expect(await traveller.carry.take(file)).toMatchObject({ ok: false, fault: 'not-enrolled' });
  expect(await elsewhere.carry.take(file.subarray(0, 200))).toMatchObject({ ok: false, fault: 'cut-off' });
  expect(await elsewhere.carry.take(new TextEncoder().encode('<html>'))).toMatchObject({ fault: 'not-ours' });
  expect((await elsewhere.meta()).carrying ?? 0).toBe(0);
});

test('without a network what is carried stays, and goes on when there is one', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(2);
  await carrier.carry.take(await fileOf(origin));
  origin.server.before.push(http.post('*/v1/carried', () => refuse(503, { error: 'busy' })));
  expect(await deliver(carrier.hands)).toBe(false);
  expect(await carrier.carry.carried()).toMatchObject([{ state: 'waiting' }]);
  origin.server.before.length = 0;
  expect(await deliver(carrier.hands)).toBe(true);
  expect(await carrier.carry.carried()).toMatchObject([{ state: 'sent' }]);
  // The same file again is known.
  expect(await carrier.carry.take(await fileOf(origin))).toMatchObject({ ok: true, value: { new: 1 } });
});

test('a parcel that the county refuses stays in sight with its reason', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(1);
  const file = await fileOf(origin);
  const spoiled = new Uint8Array(file);
  const at = spoiled.length - 80;
  spoiled[at] = (spoiled[at] ?? 0) ^ 1;
  await carrier.carry.take(spoiled);
  await deliver(carrier.hands);
  expect(await carrier.carry.carried()).toMatchObject([{ state: 'refused', reason: 'bad-signature' }]);
  expect((await carrier.meta()).carrying).toBe(0);
});

test('the phone signs what it hands over, in the order of its records, and keeps its sealed bytes', async () => {
  const origin = await phone();
  await origin.save(3);
  const parsed = parseParcels(await fileOf(origin));
  const rows = await origin.database.run((db) => db.getAll('outbox'));
  expect(parsed.ok && parsed.value[0]?.records).toEqual(rows.map(({ seq, sealed }) => ({ seq, sealed })));
  expect(parsed.ok && parsed.value[0]?.install).toBe((await origin.meta()).install);
});

test('a refused record that the county takes by hand after all is not counted as refused any more', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  const [first] = await origin.save(1);
  origin.server.before.push(
    http.post('*/v1/records', async ({ request }) => {
      const batch: { batch: string; records: string[] } = JSON.parse(await request.text());
      const hash = async (text: string) =>
        toBase64Url(
          new Uint8Array(
            await crypto.subtle.digest(
              'SHA-256',
              Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
                one.charCodeAt(0),
              ),
            ),
          ),
        );
      const results = [];
      for (const text of batch.records)
        results.push({
          id: null,
          hash: await hash(text),
          status: 'rejected',
          reason: 'malformed',
          fields: ['body.temperature'],
        });
      const answer = {
        batch: batch.batch,
        results,
        epoch: 'e1',
        watermark: 1,
        holes: [1],
        serverTime: Date.now(),
      };
      return new Response(JSON.stringify(answer), {
        headers: { 'content-type': 'application/json', 'kakou-proto': '1' },
      });
    }),
  );
  await origin.drain();
  expect(await origin.meta()).toMatchObject({ unsent: 0, rejected: 1 });
  await carrier.carry.take(await fileOf(origin, 'rejected'));
  await deliver(carrier.hands);
  expect(await origin.carry.take(await receiptsOf(carrier))).toMatchObject({ ok: true, value: { sent: 1 } });
  expect(await origin.meta()).toMatchObject({ unsent: 0, rejected: 0 });
  expect(origin.sentIds()).toEqual([first]);
});

test('receipts of a county whose database was restored since are asked for once more', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(1);
  await origin.drain();
  await origin.save(2);
  await carrier.carry.take(await fileOf(origin));
  await deliver(carrier.hands);
  const receipts = await receiptsOf(carrier);
  // The backup that is put back knows nothing of the last two.
  await changeMeta(origin.database, (meta) => ({ ...meta, epoch: 'e2' }));
  const [kept] = origin.server.stored.keys();
  for (const id of [...origin.server.stored.keys()]) if (id !== kept) origin.server.stored.delete(id);
  origin.server.epoch = 'e2';
  expect(await origin.carry.take(receipts)).toMatchObject({ ok: true, value: { sent: 2, left: 0 } });
  expect((await origin.meta()).requeue).toBe(true);
  await origin.drain();
  await origin.drain();
  expect(origin.server.stored.size).toBe(3);
  expect(await origin.meta()).toMatchObject({ unsent: 0 });
});

test('for codes records are packed so that each lot can be held still for, and read alone', async () => {
  const origin = await phone();
  const carrier = await phone(origin.server);
  await origin.save(160);
  const packed = await origin.carry.pack('unsent', 'codes');
  expect(packed?.parcels.map((one) => one.records)).toEqual([150, 10]);
  expect(packed?.records).toBe(160);
  for (const { bytes } of packed?.parcels ?? []) {
    expect(bytes.length).toBeLessThan(48 * 1024);
    expect(await carrier.carry.take(bytes)).toMatchObject({ ok: true });
  }
  await deliver(carrier.hands);
  expect(origin.server.stored.size).toBe(160);
});

test('what is carried goes on with the app closed, by the service worker’s own run', async () => {
  const origin = await phone();
  await origin.save(2);
  const file = await fileOf(origin);
  // The service worker knows one database, the phone's own.
  const carrier = await phone(origin.server, DATABASE);
  await carrier.carry.take(file);
  expect(await drainInBackground(carrier.ports)).toBe(true);
  expect(origin.server.stored.size).toBe(2);
  expect(await carrier.carry.carried()).toMatchObject([{ state: 'sent', records: 2 }]);
  carrier.database.close();
  await new Promise((done) => {
    indexedDB.deleteDatabase(DATABASE).onsuccess = done;
  });
});
