import { expect, test } from 'vitest';
import { deliver } from '#device/carry/deliver';
import { changeMeta, DATABASE } from '#device/database';
import { listEntries } from '#device/second-copy/entries';
import { copyName } from '#device/second-copy/is-there';
import { createSecondCopy } from '#device/second-copy/second-copy';
import { countBefore, takeBack } from '#device/second-copy/take-back';
import { tidyCopy } from '#device/second-copy/tidy';
import { writeCopy } from '#device/second-copy/write-copy';
import { dropSpare } from '#device/storage';
import { drainInBackground } from '#device/sync/drain-in-background';
import { parseParcels } from '#domain/record/parcel';
import { countyServer } from '../county-server';
import { LABEL, rig, visit } from '../rig';
import { carryOf, lose, phone, seqsIn, upTo } from './phones';

test('what was recorded and not sent is on the server once, though the browser threw the database away', async () => {
  const server = await countyServer();
  const before = await phone(server);
  const ids = await before.save(150);
  await writeCopy(before.copy, 'all');
  const { install } = await before.meta();
  await lose(before);

  const after = await phone(server, before.name);
  expect((await after.meta()).install).not.toBe(install);
  expect((await after.meta()).unsent).toBe(0);
  const own = await after.save(3);
  expect(await takeBack(after.copy)).toBe(3);
  expect((await after.meta()).carrying).toBe(3);
  expect(await carryOf(after).carried()).toMatchObject([{ records: 150, state: 'waiting', before: true }]);
  await after.drain();
  expect(await deliver(after.hands)).toBe(true);
  expect(after.sentIds()).toEqual([...ids, ...own].sort());
  expect(await carryOf(after).carried()).toMatchObject([{ records: 150, state: 'sent' }]);
  expect(await tidyCopy(after.copy)).toBe(0);
  expect(await listEntries(after.name)).toEqual([]);
});

test('until the county has given its receipts the copy stays, whatever is lost again', async () => {
  const server = await countyServer();
  const first = await phone(server);
  const ids = await first.save(2);
  await writeCopy(first.copy, 'all');
  await lose(first);
  const second = await phone(server, first.name);
  await takeBack(second.copy);
  expect(await tidyCopy(second.copy)).toBe(1);
  await lose(second);
  const third = await phone(server, first.name);
  expect(await takeBack(third.copy)).toBe(1);
  expect(await takeBack(third.copy)).toBe(0);
  await deliver(third.hands);
  expect(third.sentIds()).toEqual([...ids].sort());
  expect(await tidyCopy(third.copy)).toBe(0);
});

test('a phone that belongs to no post yet says how many there are, and gives them as one file', async () => {
  const server = await countyServer();
  const before = await phone(server);
  const ids = await before.save(100);
  await writeCopy(before.copy, 'all');
  await lose(before);
  const nobodys = await rig({ server, name: before.name });
  const { database } = nobodys;
  expect(await takeBack({ database, locks: null, now: () => 0 })).toBe(0);
  const carry = carryOf(nobodys);
  expect(await countBefore(database)).toEqual({ post: 100, traveller: 0 });
  const packed = await carry.packBefore();
  expect(packed?.records).toBe(100);
  const file = new Uint8Array(await new Blob(packed?.parcels.map((one) => one.bytes) ?? []).arrayBuffer());
  expect(parseParcels(file).ok).toBe(true);

  const carrier = await phone(server);
  expect(await carryOf(carrier).take(file)).toMatchObject({ ok: true, value: { records: 100 } });
  await deliver(carrier.hands);
  expect(carrier.sentIds()).toEqual([...ids].sort());
  // Joined after all, it sends them too: the county has them once.
  await nobodys.api.hello();
  await changeMeta(database, (meta) => ({ ...meta, kind: 'post' }));
  await takeBack({ database, locks: null, now: () => 0 });
  await deliver(nobodys.hands);
  expect(server.stored.size).toBe(100);
  expect(await tidyCopy({ database, locks: null })).toBe(0);
});

test('nothing of before is told of a phone that lost nothing, and what was sent is not kept', async () => {
  const server = await countyServer();
  const one = await phone(server);
  await one.save(5);
  await writeCopy(one.copy, [1, 2, 3, 4, 5]);
  expect(await seqsIn(one.name)).toEqual(upTo(5));
  expect(await takeBack(one.copy)).toBe(0);
  expect(await countBefore(one.database)).toEqual({ post: 0, traveller: 0 });
  expect(await carryOf(one).packBefore()).toBeNull();
  await one.drain();
  expect(await tidyCopy(one.copy)).toBe(0);
  await one.save(2);
  await writeCopy(one.copy, [6, 7]);
  expect(await seqsIn(one.name)).toEqual([6, 7]);
});

test('each save adds to its entry, which replaces the one before', async () => {
  const one = await phone(await countyServer());
  for (const seq of upTo(70)) {
    await one.save(1);
    await writeCopy(one.copy, [seq]);
  }
  const entries = await listEntries(one.name);
  expect(entries.map(({ seqs }) => seqs.length).toSorted((a, b) => a - b)).toEqual([6, 64]);
  expect(await seqsIn(one.name)).toEqual(upTo(70));
});

test('two pages that save at once leave a copy of everything, with and without locks', async () => {
  for (const locks of [navigator.locks, null]) {
    const one = await phone(await countyServer());
    const page = () => ({ ...one.copy, locks });
    const both = upTo(40).map(async () => {
      const [a, b] = await Promise.all([one.outbox.save(visit(), LABEL), one.outbox.save(visit(), LABEL)]);
      for (const saved of [a, b]) if (saved.ok) await writeCopy(page(), [saved.value.seq]);
    });
    await Promise.all(both);
    expect([...new Set(await seqsIn(one.name))]).toEqual(upTo(80));
  }
});

test('while one page drains and tidies another records: what waits is in the copy, what was sent is not', async () => {
  const server = await countyServer();
  const one = await phone(server);
  for (const _ of upTo(10)) {
    const saving = (async () => {
      await one.save(3);
      await writeCopy(one.copy, 'all');
    })();
    await Promise.all([saving, one.drain().then(() => tidyCopy(one.copy))]);
  }
  const waiting = await one.database.run((db) => db.getAllKeys('outbox'));
  const copied = new Set(await seqsIn(one.name));
  expect(waiting.map(([, seq]) => seq).filter((seq) => !copied.has(seq))).toEqual([]);
  await one.drain();
  expect(await tidyCopy(one.copy)).toBe(0);
  expect(server.stored.size).toBe(30);
});

test('storage that is older than the copy: what is missing goes out as carried, and its numbers are not given again', async () => {
  const server = await countyServer();
  const one = await phone(server);
  const ids = await one.save(5);
  await writeCopy(one.copy, 'all');
  // What a repair of broken files leaves: the last two records, and that they were made, are gone.
  const [, , , fourth, fifth] = await one.database.run((db) => db.getAll('records'));
  const [, , third] = await one.database.run((db) => db.getAll('outbox'));
  await one.database.run(async (db) => {
    for (const row of [fourth, fifth]) {
      if (row === undefined) continue;
      await db.delete('records', [row.install, row.seq]);
      await db.delete('outbox', [row.install, row.seq]);
    }
  });
  await changeMeta(one.database, (meta) => ({ ...meta, seq: 3, head: third?.hash ?? null, unsent: 3 }));
  expect(await takeBack(one.copy)).toBe(1);
  expect(await one.meta()).toMatchObject({ seq: 5, head: fifth?.hash });
  const [sixth = ''] = await one.save(1);
  await writeCopy(one.copy, [6]);
  await one.drain();
  await deliver(one.hands);
  expect(one.sentIds()).toEqual([...ids, sixth].sort());
  expect((await one.meta()).cloned).toBe(false);
  expect(await tidyCopy(one.copy)).toBe(0);
});

test('what the outbox gives back when storage is full is not the second copy', async () => {
  const one = await phone(await countyServer());
  await one.save(1);
  await writeCopy(one.copy, 'all');
  await dropSpare();
  expect(await seqsIn(one.name)).toEqual([1]);
});

test('nothing of a record can be read in the copy: it is the sealed bytes', async () => {
  const one = await phone(await countyServer());
  const saying = visit();
  await one.outbox.save(saying, LABEL);
  await writeCopy(one.copy, 'all');
  const cache = await caches.open(copyName(one.name));
  const texts = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  const text = (await Promise.all(texts.map((one) => one?.text() ?? ''))).join();
  const [row] = await one.database.run((db) => db.getAll('outbox'));
  const [{ url = '' } = {}] = await cache.keys();
  expect(text.length).toBeGreaterThan(row?.sealed.length ?? 0);
  for (const word of Object.values(saying.body)) expect(text + url).not.toContain(word);
});

test('what another county or nobody can take is let go of after four weeks, by the county’s clock', async () => {
  const elsewhere = await phone(await countyServer());
  await elsewhere.save(1);
  await writeCopy(elsewhere.copy, 'all');
  await lose(elsewhere);
  const here = await phone(await countyServer(), elsewhere.name);
  expect(await takeBack(here.copy)).toBe(0);
  expect(await seqsIn(here.name)).toEqual([1]);
  const days = 24 * 60 * 60 * 1000;
  await changeMeta(here.database, (meta) => ({ ...meta, lastSuccess: Date.now() + 29 * days }));
  await takeBack(here.copy);
  expect(await seqsIn(here.name)).toEqual([]);
});

test('a traveller’s record of before is counted apart, and let go of when that person knows', async () => {
  const server = await countyServer();
  const one = await rig({ server });
  await one.save(2);
  const { database, ports, name, time } = one;
  await writeCopy({ database, locks: ports.locks, wall: ports.wall }, 'all');
  await lose(one);
  const after = await rig({ server, name });
  expect(await takeBack({ database: after.database, locks: null, now: () => time.wall })).toBe(0);
  expect(await countBefore(after.database)).toEqual({ post: 0, traveller: 2 });
  await carryOf(after).dropTravellersBefore();
  expect(await listEntries(name)).toEqual([]);
});

test('ten thousand records that were copied are sent, and the copy is empty', async () => {
  const server = await countyServer();
  const one = await phone(server);
  await one.save(1);
  const [first] = await one.database.run((db) => db.getAll('records'));
  if (first === undefined) throw new Error('nothing was saved');
  // Only the copy is looked at: the same sealed bytes under other numbers will do.
  await one.database.run(async (db) => {
    const tx = db.transaction(['records', 'outbox'], 'readwrite');
    for (let seq = 2; seq <= 10_000; seq++) {
      const { install, hash, session, sealed, at } = first;
      const id = crypto.randomUUID();
      void tx.objectStore('records').put({ ...first, seq, id });
      void tx.objectStore('outbox').put({ install, seq, id, hash, session, sealed, at });
    }
    await tx.done;
  });
  await writeCopy(one.copy, 'all');
  expect(await seqsIn(one.name)).toEqual(upTo(10_000));
  expect((await listEntries(one.name)).length).toBeLessThan(200);
  await one.database.run((db) => db.clear('outbox'));
  const began = performance.now();
  expect(await tidyCopy(one.copy)).toBe(0);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('a page keeps the copy by itself: after a save it is there, after the county’s answer it is gone', async () => {
  const server = await countyServer();
  const one = await phone(server);
  let unsent = 0;
  const { database, ports, time } = one;
  const copy = createSecondCopy({
    ...{ database, ports, now: () => time.wall, unsent: () => unsent, atPost: () => true },
    changed: () => undefined,
  });
  await copy.begin();
  const saved = await one.outbox.save(visit(), LABEL);
  unsent = 1;
  if (saved.ok) copy.saved(null);
  await expect.poll(() => seqsIn(one.name)).toEqual([1]);
  await one.drain();
  unsent = 0;
  copy.settled();
  await expect.poll(() => seqsIn(one.name)).toEqual([]);
});

test('with the app closed, the service worker’s own run drops what it has sent', async () => {
  const server = await countyServer();
  const one = await phone(server, DATABASE);
  await one.save(3);
  await writeCopy(one.copy, 'all');
  expect(await drainInBackground(one.ports)).toBe(true);
  expect(await listEntries(DATABASE)).toEqual([]);
  await lose(one);
});
