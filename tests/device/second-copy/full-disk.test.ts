import { expect, test } from 'vitest';
import { deliver } from '#device/carry/deliver';
import { createOutbox, type Recorded } from '#device/outbox';
import { createSealer } from '#device/sealer';
import { createSecondCopy } from '#device/second-copy/second-copy';
import { takeBack } from '#device/second-copy/take-back';
import { countyServer } from '../county-server';
import { LABEL, visit } from '../rig';
import { lose, type PhoneRig, phone, seqsIn } from './phones';

/** What becomes of the second copy where the disk has no room, or breaks. */

/** The second copy of a phone on which something waits. */
const copyOf = ({ database, ports, time }: PhoneRig, role: 'post' | 'traveller') =>
  createSecondCopy({
    ...{ database, ports, now: () => time.wall, unsent: () => 1, atPost: () => role === 'post' },
    changed: () => undefined,
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
  const copy = copyOf(one, 'post');
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
  const copy = copyOf(one, 'traveller');
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
  const copy = copyOf(one, 'post');
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

test('a browser whose caches never kept anything keeps nobody from recording', async () => {
  const one = await phone(await countyServer());
  const [put, keys] = [Cache.prototype.put, CacheStorage.prototype.keys];
  Cache.prototype.put = () => Promise.reject(new DOMException('', 'UnknownError'));
  CacheStorage.prototype.keys = async () => [];
  const copy = copyOf(one, 'post');
  await copy.begin();
  const hasRoom = await copy.hasRoom();
  Cache.prototype.put = put;
  CacheStorage.prototype.keys = keys;
  expect(hasRoom).toBe(true);
});
