import { copyName, isThere } from './is-there';

/**
 * The second copy's own storage: the browser's caches, which are files of their own and stay when the browser throws its
 * IndexedDB away (measured in Chromium, on a full disk). Each entry is one parcel that the install signed, so nobody's data
 * lie there in the clear, and whoever finds an entry can still hand it in. What an entry holds stands in its address.
 */
export type CopyEntry = {
  /** The county that the parcel is for, as parcels name it. */
  county: string;
  /** Whose phone it was when the records were made. */
  role: 'post' | 'traveller';
  install: string;
  /** Of its records, rising. */
  seqs: readonly number[];
};

const ADDRESS = /^\/second-copy\/([0-9a-f]{16})\/(post|traveller)\/([0-9a-f-]{36})\/([\d.-]+)$/;

/** What the second copy of a database holds. Nothing where the browser has no caches. */
export async function listEntries(database: string): Promise<CopyEntry[]> {
  if (!(await isThere(database))) return [];
  const cache = await caches.open(copyName(database));
  const requests = await cache.keys();
  return requests.flatMap(({ url }) => entryOf(new URL(url).pathname) ?? []);
}

/** Writes an entry whole. An older one of another content stays until it is dropped: a full disk costs nothing that was there. */
export async function putEntry(
  database: string,
  entry: CopyEntry,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  if (typeof caches === 'undefined') return;
  const cache = await caches.open(copyName(database));
  await cache.put(addressOf(entry), new Response(bytes));
}

/** The parcel of an entry, or null when another page has dropped it. */
export async function readEntry(database: string, entry: CopyEntry): Promise<Uint8Array<ArrayBuffer> | null> {
  const cache = await caches.open(copyName(database));
  const kept = await cache.match(addressOf(entry));
  return kept === undefined ? null : new Uint8Array(await kept.arrayBuffer());
}

/** Drops entries, all at once. */
export async function dropEntries(database: string, entries: readonly CopyEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const cache = await caches.open(copyName(database));
  await Promise.all(entries.map((entry) => cache.delete(addressOf(entry))));
}

/** The address of an entry; two entries with the same are the same. */
export const addressOf = ({ county, role, install, seqs }: CopyEntry): string =>
  `/second-copy/${county}/${role}/${install}/${runsOf(seqs)}`;

function entryOf(path: string): CopyEntry | null {
  const [, county = '', role, install = '', runs = ''] = ADDRESS.exec(path) ?? [];
  if (role !== 'post' && role !== 'traveller') return null;
  return { county, role, install, seqs: seqsOf(runs) };
}

/** Rising numbers as runs: `3-5.9` for 3, 4, 5 and 9. */
function runsOf(seqs: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    if (last?.to === seq - 1) last.to = seq;
    else runs.push({ from: seq, to: seq });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join('.');
}

function seqsOf(runs: string): number[] {
  return runs.split('.').flatMap((run) => {
    const [from = 0, to = from] = run.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}
