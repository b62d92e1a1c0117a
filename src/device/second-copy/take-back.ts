import { toBase64Url } from '#domain/bytes';
import { FILE_BYTES, FILE_RECORDS, parseParcel, type SignedParcel } from '#domain/record/parcel';
import { countyOf, type HandOver } from '../carry/hand-over';
import { addRows, rowOf } from '../carry/take';
import { sha256 } from '../crypto';
import { type CarriedRow, type Database, readMeta } from '../database';
import type { Meta } from '../meta';
import { type CopyEntry, dropEntries, readEntry } from './entries';
import { isThere } from './is-there';
import { type Standing, standings } from './missing';
import { withCopyLock } from './tidy';

export type BackHands = {
  database: Database;
  locks: LockManager | null;
  /** Corrected ms UTC. */
  now(): number;
};

/** What nobody can send from here, another county's or what the county refused, is kept so long after it was made, ms. */
const KEPT_USELESS = 28 * 24 * 60 * 60 * 1000;

/** How many records of before are still in the copy and not in the database: of a post's phone, and of a traveller's. */
export type FromBefore = { post: number; traveller: number };

/** Counts what the second copy holds of before. */
export async function countBefore(database: Database): Promise<FromBefore> {
  const found: FromBefore = { post: 0, traveller: 0 };
  const seen = new Set<string>();
  for (const { entry, missing } of await lostOf(database))
    for (const seq of missing) {
      const name = `${entry.install} ${seq}`;
      if (!seen.has(name)) found[entry.role] += 1;
      seen.add(name);
    }
  return found;
}

/** What a post's phone had, as parcels for one file as their install signed them; null when there is nothing. */
export async function packBefore(database: Database): Promise<HandOver | null> {
  const lost = (await lostOf(database)).filter(({ entry }) => entry.role === 'post');
  const parcels: HandOver['parcels'] = [];
  let [records, size] = [0, 0];
  for (const { entry } of lost) {
    const bytes = await readEntry(database.name, entry);
    if (bytes === null) continue;
    records += entry.seqs.length;
    size += bytes.length;
    if (records > FILE_RECORDS || size > FILE_BYTES) break;
    parcels.push({ bytes, records: entry.seqs.length });
  }
  if (parcels.length === 0) return null;
  return { parcels, records: parcels.reduce((sum, one) => sum + one.records, 0) };
}

/** Lets go of a traveller's records of before, once that person knows that they were not sent. */
export function dropTravellersBefore(hands: Omit<BackHands, 'now'>): Promise<void> {
  return withCopyLock(hands, async () => {
    const theirs = (await lostOf(hands.database))
      .filter(({ entry }) => entry.role === 'traveller')
      .map(({ entry }) => entry);
    await dropEntries(hands.database.name, theirs);
  });
}

/**
 * Takes in, as carried records, what the copy holds of before, once this phone is a post's of the same county. They stay in
 * the copy until the county has given its receipts. Where it is the same install (the browser put older storage in place)
 * the numbers that they took are not given again.
 * @returns how many parcels wait now that did not
 */
export async function takeBack(hands: BackHands): Promise<number> {
  const { database } = hands;
  if (!(await isThere(database.name))) return 0;
  return withCopyLock(hands, async () => {
    const lost = await lostOf(database);
    if (lost.length === 0) return 0;
    const meta = await readMeta(database);
    const county = meta.rootKey === null ? null : await countyOf(meta.rootKey);
    const rows: CarriedRow[] = [];
    const useless: CopyEntry[] = [];
    for (const { entry } of lost) {
      const parcel = await parcelAt(database, entry);
      if (parcel === null) continue;
      await passNumbers(database, entry, parcel);
      const row: CarriedRow = { ...(await rowOf(parcel, hands.now())), before: true };
      const old = parcel.madeAt + KEPT_USELESS < (meta.lastSuccess ?? 0);
      if (old && (entry.county !== county || (await isRefused(database, row)))) useless.push(entry);
      else if (meta.kind === 'post' && entry.county === county) rows.push(row);
    }
    await dropEntries(database.name, useless);
    return rows.length === 0 ? 0 : addRows(database, rows);
  });
}

async function lostOf(database: Database): Promise<Standing[]> {
  return (await standings(database)).filter(({ missing }) => missing.length > 0);
}

async function parcelAt(database: Database, entry: CopyEntry): Promise<SignedParcel | null> {
  const bytes = await readEntry(database.name, entry);
  const parcel = bytes === null ? null : parseParcel(bytes);
  return parcel?.ok === true ? parcel.value : null;
}

async function isRefused(database: Database, { hash }: CarriedRow): Promise<boolean> {
  const row = await database.run((db) => db.get('carried', hash));
  return row?.state === 'refused';
}

/** The chain goes on behind the newest record of this install that the copy knows, or its number would be taken twice. */
async function passNumbers(database: Database, { install }: CopyEntry, parcel: SignedParcel): Promise<void> {
  const last = parcel.records.at(-1);
  if (last === undefined) return;
  const head = toBase64Url(await sha256(last.sealed));
  await database.run(async (db) => {
    const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
    const meta = await tx.store.get('phone');
    if (meta !== undefined && meta.install === install && meta.seq < last.seq)
      await tx.store.put({ ...meta, seq: last.seq, head } satisfies Meta, 'phone');
    await tx.done;
  });
}
