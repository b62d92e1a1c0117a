import { randomBytes } from '../crypto';

/**
 * Room that is kept for when the disk is full: for the second copy of a record that still got into the database, and for the
 * database to open at all (measured in Chromium: on a file system with nothing left its open fails, and after some tries
 * it is thrown away; with this given back it opens, whole).
 */
const PIECES = 4;
/** What the random source of a browser gives at once. */
const DRAW = 65_536;
const PIECE_DRAWS = 16;

const PROBE = 'room';

const reserveName = (database: string): string => `${database} reserve`;
const addressOf = (piece: number): string => `/reserve/${piece}`;

/**
 * Keeps the reserve, 4 MB, or fills it again.
 * @returns false when there is no room for it; true also where the browser has no caches that work, and so no second copy:
 * that alone must keep nobody from recording
 */
export async function keepReserve(database: string): Promise<boolean> {
  if (typeof caches === 'undefined') return true;
  try {
    const cache = await caches.open(reserveName(database));
    const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
    for (let piece = 0; piece < PIECES; piece++) {
      if (there.has(addressOf(piece))) continue;
      // Nothing that the disk could pack smaller.
      const draws = Array.from({ length: PIECE_DRAWS }, () => randomBytes(DRAW));
      await cache.put(addressOf(piece), new Response(new Blob(draws)));
    }
    return true;
  } catch (error) {
    return !isQuota(error) && (await privateFilesHaveRoom());
  }
}

const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/**
 * On a full disk Chromium's caches fail with whatever error (measured: `InvalidAccessError`, `UnknownError`), as broken ones
 * do. The origin's private files tell the two apart.
 */
async function privateFilesHaveRoom(): Promise<boolean> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype))
    return true;
  try {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle(PROBE, { create: true });
    const writing = await file.createWritable();
    await writing.write(new Blob(Array.from({ length: PIECE_DRAWS }, () => randomBytes(DRAW))));
    await writing.close();
    await folder.removeEntry(PROBE);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives the reserve back to the disk. Piece by piece: with nothing left a browser cannot drop a cache as a whole (measured).
 * @returns whether there was any
 */
export async function giveBackReserve(database: string): Promise<boolean> {
  if (typeof caches === 'undefined' || !(await caches.has(reserveName(database)))) return false;
  const cache = await caches.open(reserveName(database));
  const pieces = await cache.keys();
  for (const piece of pieces) await cache.delete(piece);
  return pieces.length > 0;
}
