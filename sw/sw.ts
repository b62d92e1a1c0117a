import { clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { browserPorts } from '#device/ports';
import { AREAS_CACHE } from '#device/storage';
import { registerSync, SYNC_TAG } from '#device/sync/background';
import { drainInBackground } from '#device/sync/drain-in-background';
import { tellOfNews } from './push';

/**
 * Keeps the door open when there is no network, and sends what waits when no page is open. It never takes a record
 * into a queue of its own, and never takes over from an older one before a page asks it to.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | PrecacheEntry)[] };

precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/v1\//, /^\/ca\.crt$/] }),
);

/** The place lists: what is kept answers at once, and is made new for the next time. */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/areas\/[\w-]+\.json$/.test(url.pathname),
  async ({ request, event }) => {
    const cache = await caches.open(AREAS_CACHE);
    const kept = await cache.match(request);
    const fetched = fetch(request).then(async (answer) => {
      if (answer.ok && /json/.test(answer.headers.get('content-type') ?? ''))
        await cache.put(request, answer.clone());
      return answer;
    });
    if (kept === undefined) return fetched;
    if (event instanceof ExtendableEvent) event.waitUntil(fetched.catch(() => undefined));
    return kept;
  },
);

// The first worker serves the page that installed it, so that "ready for offline" is true at the first visit. A later
// one gets here only after a page has asked for it, holding the outbox lock.
clientsClaim();
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});

tellOfNews(self);

self.addEventListener('activate', (event) => {
  event.waitUntil(send().catch(() => undefined));
});

self.addEventListener('sync', (event: Event) => {
  if (!(event instanceof ExtendableEvent) || !('tag' in event) || event.tag !== SYNC_TAG) return;
  const last = 'lastChance' in event && event.lastChance === true;
  event.waitUntil(send(last));
});

/** Throws while something is left: that is how the browser is told to wake us again. It gives up after its last chance, unless asked anew. */
async function send(lastChance = false): Promise<void> {
  if (await drainInBackground(browserPorts())) return;
  if (lastChance) await registerSync(self.registration);
  throw new Error('records are waiting');
}
