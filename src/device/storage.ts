/** Asks that storage be kept when the phone runs short. Browsers may say no; the answer is shown, never assumed. */
export async function askToPersist(): Promise<boolean | null> {
  try {
    return (await navigator.storage?.persist?.()) ?? null;
  } catch {
    return null;
  }
}

/** Gives back what the app can fetch again: the place lists that were looked at. Records are never touched. */
export async function dropSpare(): Promise<void> {
  try {
    await caches.delete(AREAS_CACHE);
  } catch {
    // No cache storage, nothing to give back.
  }
}

/** The cache of place lists that the service worker keeps. */
export const AREAS_CACHE = 'areas';
