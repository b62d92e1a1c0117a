import { expect, test } from 'vitest';
import { createCarry } from '#device/carry/carry';
import { deliver } from '#device/carry/deliver';
import { changeMeta, DATABASE } from '#device/database';
import { createOutbox, type Recorded } from '#device/outbox';
import { createSealer } from '#device/sealer';
import { listEntries } from '#device/second-copy/entries';
import { copyName } from '#device/second-copy/is-there';
import { createSecondCopy } from '#device/second-copy/second-copy';
import { countBefore, takeBack } from '#device/second-copy/take-back';
import { tidyCopy } from '#device/second-copy/tidy';
import { writeCopy } from '#device/second-copy/write-copy';
import { dropSpare } from '#device/storage';
import { drainInBackground } from '#device/sync/drain-in-background';
import { parseParcels } from '#domain/record/parcel';
import { type CountyServer, countyServer } from '../county-server';
import { LABEL, type Rig, rig, visit } from '../rig';

type PhoneRig = Rig & { copy: Parameters<typeof writeCopy>[0] & Parameters<typeof takeBack>[0] };

/** A post's phone; the same name is the same phone with whatever its storage still holds. */
async function phone(server: CountyServer, name?: string): Promise<PhoneRig> {
  const made = await rig({ server, ...(name === undefined ? {} : { name }) });
  await made.api.hello();
  await changeMeta(made.database, (meta) => ({ ...meta, kind: 'post' }));
  const { database, ports, time } = made;
  return { ...made, copy: { database, locks: ports.locks, wall: ports.wall, now: () => time.wall } };
}

/** What a full disk or a broken file does: the browser throws the database away, and with it the key. */
async function lose({ database, name }: Rig): Promise<void> {
  database.close();
  await new Promise((done) => setTimeout(done));
  await new Promise<unknown>((done, fail) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', done);
    request.addEventListener('error', fail);
  });
}

const carryOf = ({ database, ports, time }: Rig) =>
  createCarry({
    ...{ database, locks: ports.locks, now: () => time.wall, wall: () => time.wall },
    changed: () => undefined,
  });
const seqsIn = async (name: string) =>
  (await listEntries(name)).flatMap(({ seqs }) => seqs).toSorted((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

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

/** A disk with nothing left but what the reserve gives back, for as long as `work` goes on. */
async function onFullDisk(database: string, work: () => Promise<void>): Promise<void> {
  const put = Cache.prototype.put;
  Cache.prototype.put = async function (this: Cache, request, response) {
    const reserved = (await (await caches.open(`${database} reserve`)).keys()).length > 0;
    if (reserved || String(request).startsWith('/reserve/')) throw new DOMException('', 'QuotaExceededError');
    return put.call(this, request, response);
  };
  await work().finally(() => {
    Cache.prototype.put = put;
  });
}

test('the disk is full by now: what was recorded is copied in the room that was kept for it, and nothing more is recorded until there is room', async () => {
  const one = await phone(await countyServer());
  const { database, ports, time } = one;
  const copy = createSecondCopy({
    ...{ database, ports, now: () => time.wall, unsent: () => 1, atPost: () => true },
    changed: () => undefined,
  });
  await copy.begin();
  expect(await copy.hasRoom()).toBe(true);
  await onFullDisk(one.name, async () => {
    await one.save(1);
    copy.saved(null);
    await expect.poll(() => seqsIn(one.name)).toEqual([1]);
    await expect.poll(() => copy.hasRoom()).toBe(false);
  });
  expect(await copy.hasRoom()).toBe(true);
  await one.save(1);
  copy.saved(null);
  await expect.poll(() => seqsIn(one.name)).toEqual([1, 2]);
});

test('what could not be copied is copied at the next occasion', async () => {
  const one = await phone(await countyServer());
  const { database, ports, time } = one;
  const copy = createSecondCopy({
    ...{ database, ports, now: () => time.wall, unsent: () => 1, atPost: () => false },
    changed: () => undefined,
  });
  const put = Cache.prototype.put;
  Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  await one.save(1);
  copy.saved(null);
  await copy.takeBack();
  Cache.prototype.put = put;
  expect(await seqsIn(one.name)).toEqual([]);
  copy.settled();
  await expect.poll(() => seqsIn(one.name)).toEqual([1]);
});

test('the database goes a moment after it took a record: the copy has it from memory, signed', async () => {
  const server = await countyServer();
  const one = await phone(server);
  const { database, ports, time, name } = one;
  const copy = createSecondCopy({
    ...{ database, ports, now: () => time.wall, unsent: () => 1, atPost: () => true },
    changed: () => undefined,
  });
  const recorded: Recorded[] = [];
  const outbox = createOutbox({
    ...{ database, ports, sealer: createSealer(), clock: { now: () => time.wall } },
    dropSpare: async () => undefined,
    recorded: (record) => void (record !== null && recorded.push(record)),
  });
  const ids: string[] = [];
  const saveOne = async () => {
    const saved = await outbox.save(visit(), LABEL);
    if (saved.ok) ids.push(saved.value.id);
    return recorded.at(-1) ?? null;
  };
  copy.saved(await saveOne());
  await expect.poll(() => seqsIn(name)).toEqual([1]);
  const second = await saveOne();
  await lose(one);
  copy.saved(second);
  await expect.poll(() => seqsIn(name)).toEqual([1, 2]);
  const after = await phone(server, name);
  await takeBack(after.copy);
  await deliver(after.hands);
  expect(after.sentIds()).toEqual([...ids].sort());
  expect(ids).toHaveLength(2);
});
