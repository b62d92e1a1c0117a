import { type Link, linksAt } from '../store/records';
import type { Db } from '../store/store';

/** A place where an install's records do not follow one another: `named` is what the later one says went before it. */
export type BrokenLink = { record: string; seq: number; named: string | null };

/**
 * Looks whether records that were just stored follow, each, the one that was stored at the place before it, and are
 * followed by the one after. What has not come yet is looked at when it comes. A broken link refuses nothing: what was
 * said stays said; it goes on record.
 */
export async function brokenLinks(tx: Db, install: string, stored: readonly Link[]): Promise<BrokenLink[]> {
  const links = new Map(stored.map((link) => [link.seq, link]));
  const beside = stored.flatMap(({ seq }) => [seq - 1, seq + 1]).filter((seq) => !links.has(seq));
  for (const link of await linksAt(tx, install, beside)) links.set(link.seq, link);
  const broken: BrokenLink[] = [];
  for (const { id, seq, prev } of links.values()) {
    const before = links.get(seq - 1);
    if (before !== undefined && before.hash !== prev) broken.push({ record: id, seq, named: prev });
  }
  return broken.sort((a, b) => a.seq - b.seq);
}
