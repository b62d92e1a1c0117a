/** The tag of the browser's Background Sync event (SyncManager): Chromium only, and it gives up after three tries. */
export const SYNC_TAG = 'outbox';

/** Asks the browser to wake the service worker when there is a network again. A help where it exists, never relied on. */
export function askForSync(): void {
  const container = typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;
  container?.ready.then(registerSync).catch(() => undefined);
}

/** The same on a registration. */
export async function registerSync(registration: ServiceWorkerRegistration): Promise<void> {
  const manager: unknown = 'sync' in registration ? registration.sync : null;
  if (typeof manager !== 'object' || manager === null || !('register' in manager)) return;
  if (typeof manager.register === 'function') await manager.register(SYNC_TAG);
}
