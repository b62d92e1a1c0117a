import { groupForParcels } from '#domain/record/parcel';
import { countyOf, parcelOf, signedParcel } from '../carry/hand-over';
import { type Database, type OutboxRow, readMeta } from '../database';
import type { Recorded } from '../outbox';
import { addressOf, type CopyEntry, dropEntries, listEntries, putEntry } from './entries';
import { giveBackReserve } from './reserve';
import { withCopyLock } from './tidy';

/** Records of so many numbers share an entry: a save writes no more than these anew, and a month is some hundred entries. */
const SPAN = 64;
/** The copy grows no further; what waits beyond it is in the database only. 32,768 records, about 16 MB. */
const MOST_ENTRIES = 512;
/** Keys that are looked at when everything is compared. */
const MOST_KEYS = SPAN * MOST_ENTRIES;

export type WriteHands = {
  database: Database;
  locks: LockManager | null;
  /** Wall clock, ms UTC. */
  wall(): number;
};

/** What may have to be written: the part round these records of this install, or all that waits. */
export type WhatToWrite = readonly number[] | 'all';

const partOf = (seq: number): number => Math.floor((seq - 1) / SPAN);

/** `seqs`: of the part those that must be in the copy. */
type Part = { install: string; part: number; seqs: readonly number[] };

/**
 * Brings the second copy up to what waits in the outbox. It is written after the record was recorded and said to be so;
 * that it fails (a full disk) changes nothing of that. Rejects when something could not be written.
 */
export function writeCopy(hands: WriteHands, what: WhatToWrite): Promise<void> {
  return withCopyLock(hands, async () => {
    const meta = await readMeta(hands.database);
    if (meta.rootKey === null) return;
    const county = await countyOf(meta.rootKey);
    const entries = await listEntries(hands.database.name);
    const parts = partsOf(
      what === 'all' ? await waitingKeys(hands.database) : what.map((seq) => [meta.install, seq]),
    );
    let room = MOST_ENTRIES - entries.length;
    for (const part of parts) {
      const before = entries.filter((entry) => isOf(entry, part));
      const covered = new Set(before.flatMap((entry) => entry.seqs));
      if (part.seqs.every((seq) => covered.has(seq)) || (before.length === 0 && room <= 0)) continue;
      room += before.length - (await writePart(hands, { ...part, before, county }));
    }
  });
}

const isOf = ({ install, seqs }: CopyEntry, part: Omit<Part, 'seqs'>): boolean =>
  install === part.install && partOf(seqs[0] ?? 0) === part.part;

const waitingKeys = (database: Database): Promise<[string, number][]> =>
  database.run((db) => db.getAllKeys('outbox', null, MOST_KEYS));

function partsOf(keys: readonly [string, number][]): Part[] {
  const parts = new Map<string, Part & { seqs: number[] }>();
  for (const [install, seq] of keys) {
    const name = `${install} ${partOf(seq)}`;
    const found = parts.get(name) ?? { install, part: partOf(seq), seqs: [] };
    found.seqs.push(seq);
    parts.set(name, found);
  }
  return [...parts.values()];
}

/** Writes all that waits of one part, then drops what that replaces. Gives how many entries it now has. */
async function writePart(
  hands: WriteHands,
  { install, part, before, county }: Part & { before: readonly CopyEntry[]; county: string },
): Promise<number> {
  const { name } = hands.database;
  const { rows, known, role } = await readPart(hands.database, { install, part });
  const written: CopyEntry[] = [];
  for (const group of groupForParcels(rows)) {
    const entry: CopyEntry = { county, role, install, seqs: group.map((row) => row.seq) };
    const head = { county, part: 1, parts: 1, madeAt: hands.wall() };
    await putInAnyCase(name, entry, await parcelOf(hands.database, group, head));
    written.push(entry);
  }
  const addresses = new Set(written.map(addressOf));
  // What the database does not know stays: it is of before, or another page has just written it.
  const replaced = before.filter(
    (entry) => !addresses.has(addressOf(entry)) && entry.seqs.every((seq) => known.has(seq)),
  );
  await dropEntries(name, replaced);
  return written.length + before.length - replaced.length;
}

/**
 * Writes one record from memory: the database broke between taking it and giving it to the copy (measured on a full disk).
 * @param key the key of the install that made it
 */
export function writeFromMemory(hands: WriteHands, record: Recorded, key: CryptoKeyPair): Promise<void> {
  return withCopyLock(hands, async () => {
    const { install, seq, session, encapsulation, rootKey, kind } = record;
    if (rootKey === null) return;
    const { name } = hands.database;
    const entries = await listEntries(name);
    if (entries.some((entry) => entry.install === install && entry.seqs.includes(seq))) return;
    const county = await countyOf(rootKey);
    const head = { county, install, part: 1, parts: 1, madeAt: hands.wall() };
    const bytes = await signedParcel([record], { ...head, sessions: [{ id: session, encapsulation }], key });
    const role = kind === 'post' ? 'post' : 'traveller';
    await putInAnyCase(name, { county, role, install, seqs: [seq] }, bytes);
  });
}

/** What is in the database is in the copy too: where the disk is full by now, the reserve is for this. */
async function putInAnyCase(name: string, entry: CopyEntry, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await putEntry(name, entry, bytes);
  } catch (error) {
    if (!(await giveBackReserve(name))) throw error;
    await putEntry(name, entry, bytes);
  }
}

type PartRead = { rows: OutboxRow[]; known: ReadonlySet<number>; role: CopyEntry['role'] };

function readPart(database: Database, { install, part }: Omit<Part, 'seqs'>): Promise<PartRead> {
  const range = IDBKeyRange.bound([install, part * SPAN + 1], [install, (part + 1) * SPAN]);
  return database.run(async (db) => {
    const tx = db.transaction(['meta', 'outbox', 'records']);
    const [meta, rows, keys] = await Promise.all([
      tx.objectStore('meta').get('phone'),
      tx.objectStore('outbox').getAll(range),
      tx.objectStore('records').getAllKeys(range),
    ]);
    const known = new Set(keys.map(([, seq]) => seq));
    return { rows, known, role: meta?.kind === 'post' ? 'post' : 'traveller' };
  });
}
