import type { Database, RecordRow } from './database';
import type { RecentRecord, TroubledRecord } from './device';
import { recentOf } from './records';

const MOST_TROUBLED = 500;
const MOST_SINCE = 2000;

/** The records that were refused or are in conflict, newest first. */
export function troubledRecords(database: Database): Promise<TroubledRecord[]> {
  return database.run(async (db) => {
    const rejected = await db.getAllFromIndex('records', 'state', 'rejected', MOST_TROUBLED);
    const conflict = await db.getAllFromIndex('records', 'state', 'conflict', MOST_TROUBLED);
    return [...rejected, ...conflict].map(troubledOf).sort((a, b) => b.takenAt - a.takenAt || b.seq - a.seq);
  });
}

const troubledOf = (row: RecordRow): TroubledRecord => ({
  ...recentOf(row),
  seq: row.seq,
  fields: row.fields ?? [],
  aside: row.aside === true,
});

/** Marks a rejected record as seen. It stays where it is. */
export function setAside(database: Database, id: string): Promise<void> {
  return database.run(async (db) => {
    const tx = db.transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
    const row = await tx.objectStore('records').index('id').get(id);
    const meta = await tx.objectStore('meta').get('phone');
    if (row?.state === 'rejected' && row.aside !== true && meta !== undefined) {
      await tx.objectStore('records').put({ ...row, aside: true });
      await tx.objectStore('meta').put({ ...meta, aside: (meta.aside ?? 0) + 1 }, 'phone');
    }
    await tx.done;
  });
}

/** What was recorded on this phone since a moment (corrected ms), newest first. */
export function recordsSince(database: Database, moment: number): Promise<RecentRecord[]> {
  return database.run(async (db) => {
    const found: RecentRecord[] = [];
    let cursor = await db.transaction('records').store.openCursor(null, 'prev');
    // In the order of their seq, not of their time: a clock that was set back ends nothing before its turn.
    while (cursor !== null && found.length < MOST_SINCE && cursor.value.at >= moment - EARLIER) {
      if (cursor.value.at >= moment) found.push(recentOf(cursor.value));
      cursor = await cursor.continue();
    }
    return found;
  });
}

/** A record more than this before the moment ends the search, ms. */
const EARLIER = 60 * 60 * 1000;
