import { createDatabase } from '#device/database';
import { readNewsWords } from '#device/news-words';

/** Where a village reads its instructions. */
const OPENS = '/village';

/**
 * Tells that there is something new when the county knocks, and opens the page when that is pressed. What is new is not in
 * it: the page pulls it, signed, and a locked phone shows nobody's name.
 */
export function tellOfNews(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    event.waitUntil(show(worker));
  });
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(worker));
  });
}

async function show(worker: ServiceWorkerGlobalScope): Promise<void> {
  const { title, body } = await readNewsWords(createDatabase());
  // A page in sight has been told by its own stream, with tone and banner; browsers still want every knock shown.
  await worker.registration.showNotification(title, {
    body,
    tag: 'news',
    icon: '/icon-192.png',
    badge: '/icon-192.png',
  });
}

async function open(worker: ServiceWorkerGlobalScope): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname.startsWith(OPENS)) ?? pages[0];
  if (page === undefined) await worker.clients.openWindow(OPENS);
  else await page.focus();
}
