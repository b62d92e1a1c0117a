import type { Database } from '../database';

/**
 * Puts the counter of what waits right by what does wait, for when nothing is found and the counter says otherwise: a
 * phone that says for ever that something is not sent would be believed less each day.
 * @returns how many wait
 */
export function recount(database: Database): Promise<number> {
  return database.run(async (db) => {
    const tx = db.transaction(['meta', 'outbox'], 'readwrite');
    const outbox = tx.objectStore('outbox');
    const [meta, unsent, eldest] = await Promise.all([
      tx.objectStore('meta').get('phone'),
      outbox.count(),
      outbox.getAll(null, 1),
    ]);
    if (meta !== undefined)
      void tx.objectStore('meta').put({ ...meta, unsent, oldest: eldest[0]?.at ?? null }, 'phone');
    await tx.done;
    return unsent;
  });
}
