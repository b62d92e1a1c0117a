import type { Database } from '../database';
import { type CopyEntry, listEntries } from './entries';

/** The most records that are told apart one by one; more than the copy ever holds. */
const MOST_WAITING = 40_000;

/** What each entry of the copy still is to this phone: how many of its records wait, and which the database lacks. */
export type Standing = { entry: CopyEntry; waiting: number; missing: readonly number[] };

/**
 * Compares the copy with the database. A record that the database lacks is of before: the browser threw away what held it.
 * The copy is read first: what it holds was in the database before, so what was saved meanwhile is never taken for lost.
 */
export async function standings(database: Database): Promise<Standing[]> {
  const entries = await listEntries(database.name);
  if (entries.length === 0) return [];
  return database.run(async (db) => {
    const tx = db.transaction(['outbox', 'records']);
    const outbox = await tx.objectStore('outbox').getAllKeys(null, MOST_WAITING);
    const waiting = new Set(outbox.map(nameOf));
    return Promise.all(
      entries.map(async (entry): Promise<Standing> => {
        const { install, seqs } = entry;
        const count = seqs.filter((seq) => waiting.has(nameOf([install, seq]))).length;
        if (count === seqs.length) return { entry, waiting: count, missing: [] };
        const range = IDBKeyRange.bound([install, seqs[0] ?? 0], [install, seqs.at(-1) ?? 0]);
        const kept = new Set((await tx.objectStore('records').getAllKeys(range)).map(([, seq]) => seq));
        return { entry, waiting: count, missing: seqs.filter((seq) => !kept.has(seq)) };
      }),
    );
  });
}

const nameOf = ([install, seq]: [string, number]): string => `${install} ${seq}`;
