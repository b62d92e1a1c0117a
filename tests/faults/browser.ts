import type { CDPSession, Page } from 'playwright-core';
import type { Phone } from './phone';

/** What only the browser's own tools can do to it. */

async function registrationOf(session: CDPSession, origin: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL.startsWith(origin) && !one.isDeleted);
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return found;
}

/** Fires the sync event, as the browser does when it believes in a network again. `page`: any tab that is open. */
export async function dispatchSync(phone: Phone, page: Page, how: { lastChance: boolean }): Promise<void> {
  const session = await phone.cdp(page);
  const registrationId = await registrationOf(session, phone.origin);
  const { origin } = phone;
  await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'outbox', ...how });
  await session.detach();
}

/** Ends every service worker of this browser, whatever it is doing. */
export async function stopWorkers(phone: Phone): Promise<void> {
  const page = phone.context.pages().at(-1);
  if (page === undefined) throw new Error('no tab is open');
  const session = await phone.cdp(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** The process that runs a tab, by the name that the tab gives itself. */
export async function rendererOf(phone: Phone, page: Page): Promise<number> {
  const browser = phone.context.browser();
  if (browser === null) throw new Error('no browser');
  const session = await browser.newBrowserCDPSession();
  const cpu = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter((one) => one.type === 'renderer').map((one) => [one.id, one.cpuTime]));
  };
  // The one that has worked while this tab was made to.
  const before = await cpu();
  await page.evaluate(() => {
    const until = performance.timeOrigin + performance.now() + 300;
    while (performance.timeOrigin + performance.now() < until);
  });
  const after = [...(await cpu())].map(([id, time]) => ({ id, worked: time - (before.get(id) ?? 0) }));
  await session.detach();
  return after.toSorted((a, b) => b.worked - a.worked)[0]?.id ?? 0;
}
