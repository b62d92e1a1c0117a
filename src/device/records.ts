import type { Use } from '#domain/pass/trust';
import type { Database, RecordRow } from './database';
import type { RecentRecord } from './device';

/** The newest records of this phone first, at most `count`, as the screens may show them. */
export function recentRecords(database: Database, count: number): Promise<RecentRecord[]> {
  return database.run(async (db) => {
    const found: RecentRecord[] = [];
    const tx = db.transaction('records');
    // Install ids are UUIDs of version 7: a later install sorts after an earlier one.
    let cursor = await tx.store.openCursor(null, 'prev');
    while (cursor !== null && found.length < count) {
      found.push(recentOf(cursor.value));
      cursor = await cursor.continue();
    }
    return found;
  });
}

/** The county tells of uses at other phones of a post for so long, ms. */
const TOLD = 24 * 60 * 60 * 1000;

/** The last use of a pass at this phone's post that the phone knows of, its own or, in the last 24 hours, another's. */
export function lastUse(database: Database, pass: string, now: number): Promise<Use | null> {
  return database.run(async (db) => {
    const own = await db.get('checkedHere', pass);
    const told = await db.get('used', pass);
    const { post } = (await db.get('meta', 'phone')) ?? { post: null };
    const others = told !== undefined && told.post === post?.id && told.at >= now - TOLD ? told.at : null;
    // What the county tells of this phone's own check is the same moment, give or take its clock.
    if (own !== undefined && (others === null || others - own < SAME_USE))
      return { at: own, by: 'this-phone' };
    return others === null ? null : { at: others, by: 'other-phone' };
  });
}
/** A clock is corrected by so much at most between two answers of the server, ms. */
const SAME_USE = 60_000;

/** A kept record as the screens may show it. */
export const recentOf = ({ id, kind, at, state, reason, label, worker }: RecordRow): RecentRecord => ({
  id,
  kind,
  takenAt: at,
  state,
  reason,
  label,
  worker: worker ?? null,
});

/** Forgets which passes were seen here before a moment (corrected ms): a pass is used anew after that. */
export function forgetUsesBefore(database: Database, before: number): Promise<void> {
  return database.run(async (db) => {
    const tx = db.transaction('checkedHere', 'readwrite');
    let cursor = await tx.store.openCursor();
    while (cursor !== null) {
      if (cursor.value < before) await cursor.delete();
      cursor = await cursor.continue();
    }
    await tx.done;
  });
}

/** Makes the rejected records of this install wait again, all or the one of an id; gives how many. */
export function waitAgain(database: Database, only?: string): Promise<number> {
  return database.run(async (db) => {
    const tx = db.transaction(['records', 'outbox', 'meta'], 'readwrite', { durability: 'strict' });
    const meta = await tx.objectStore('meta').get('phone');
    const rejected = await tx.objectStore('records').index('state').getAll('rejected');
    if (meta === undefined) return 0;
    const again = rejected.filter(
      (row) => row.install === meta.install && (only === undefined || row.id === only),
    );
    for (const row of again) {
      const { install, seq, id, hash, session, sealed, at } = row;
      const { aside: _aside, fields: _fields, ...rest } = row;
      await tx.objectStore('records').put({ ...rest, state: 'waiting', reason: null });
      await tx.objectStore('outbox').put({ install, seq, id, hash, session, sealed, at });
    }
    const first = await tx.objectStore('outbox').getAll(null, 1);
    const { unsent, rejected: count } = meta;
    const moved = again.length;
    await tx.objectStore('meta').put(
      {
        ...meta,
        unsent: unsent + moved,
        rejected: count - moved,
        aside: Math.max(0, (meta.aside ?? 0) - again.filter((row) => row.aside === true).length),
        oldest: first[0]?.at ?? null,
      },
      'phone',
    );
    await tx.done;
    return moved;
  });
}
