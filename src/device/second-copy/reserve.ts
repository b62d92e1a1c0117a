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
    return !isQuota(error) && !(await anythingKept(database));
  }
}

const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/**
 * Whether this browser's caches keep anything at all, such as the app. On a full disk Chromium's caches fail with whatever
 * error (measured: `InvalidAccessError`, `UnknownError`), as those do that never worked. The origin's private files cannot
 * be asked instead: to write one on a full disk ends Chromium (measured).
 */
async function anythingKept(database: string): Promise<boolean> {
  const names = await caches.keys().catch(() => []);
  return names.some((name) => name !== reserveName(database));
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
