import { concat, fromBase64Url, toBase64Url } from '#domain/bytes';
import { type CarriedAnswer, carriedAnswerSchema } from '#domain/record/carried';
import { type CarriedRow, type Database, readMeta } from '../database';
import type { InstallApi } from '../install-api';

/** What came by hand and was sent is kept so long, so that its receipts can still go back. */
const KEPT_AFTER_SENT = 14 * 24 * 60 * 60 * 1000;

/**
 * Sends on what this phone carries for others, one parcel a request. A parcel that the county refuses stays and is shown;
 * anything but an answer leaves the rest for the next time.
 * @returns whether nothing waits any more
 */
export async function deliver(hands: { database: Database; api: InstallApi }): Promise<boolean> {
  const { database, api } = hands;
  const waiting = (await database.run((db) => db.getAll('carried'))).filter((row) => row.state === 'waiting');
  for (const row of waiting) {
    const value = { parcel: toBase64Url(row.bytes) };
    const answer = await api.signedRequest(
      { method: 'POST', path: '/v1/carried', value },
      carriedAnswerSchema,
    );
    if (!answer.ok) return false;
    await keep(database, row, answer.value);
  }
  await purge(database);
  return true;
}

async function keep(database: Database, row: CarriedRow, answer: CarriedAnswer): Promise<void> {
  const taken = answer.outcome === 'taken';
  const after: CarriedRow = {
    ...row,
    state: taken ? 'sent' : 'refused',
    reason: taken ? null : answer.reason,
    receipts: taken ? concat(fromBase64Url(answer.receipts) ?? new Uint8Array(0)) : null,
    sentAt: answer.serverTime,
  };
  await database.run(async (db) => {
    const tx = db.transaction(['carried', 'meta'], 'readwrite', { durability: 'strict' });
    const now = await tx.objectStore('carried').get(row.hash);
    const meta = await tx.objectStore('meta').get('phone');
    // Another page has done it already.
    if (now?.state === 'waiting' && meta !== undefined) {
      await tx.objectStore('carried').put(after);
      await tx.objectStore('meta').put({ ...meta, carrying: Math.max(0, (meta.carrying ?? 0) - 1) }, 'phone');
    }
    await tx.done;
  });
}

async function purge(database: Database): Promise<void> {
  const { lastSuccess } = await readMeta(database);
  if (lastSuccess === null) return;
  await database.run(async (db) => {
    const tx = db.transaction('carried', 'readwrite');
    for (const row of await tx.store.getAll())
      if (row.state === 'sent' && row.sentAt !== null && row.sentAt < lastSuccess - KEPT_AFTER_SENT)
        await tx.store.delete(row.hash);
    await tx.done;
  });
}
