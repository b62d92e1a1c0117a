/** A second copy belongs to a database, and is called after it. */
export const copyName = (database: string): string => `${database} second copy`;

/** Whether there ever was a second copy; costs next to nothing. False where the browser has no caches. */
export async function isThere(database: string): Promise<boolean> {
  return typeof caches !== 'undefined' && (await caches.has(copyName(database)));
}
