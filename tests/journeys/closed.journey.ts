import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { joinVillage } from './worker';

test('a village’s phone that is knocked at says that there is something new, and no more than that', async () => {
  const county = await CountyServer.ready();
  const village = await Phone.take({ origin: county.origin });
  const { page, context } = village;
  try {
    await context.grantPermissions(['notifications'], { origin: county.origin });
    const link = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await joinVillage(page, link, '陈组长');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    const devtools = await context.newCDPSession(page);
    const registrations: string[] = [];
    devtools.on('ServiceWorker.workerRegistrationUpdated', (event) => {
      const own = event.registrations.filter(
        ({ isDeleted, scopeURL }) => !isDeleted && scopeURL.startsWith(county.origin),
      );
      registrations.push(...own.map(({ registrationId }) => registrationId));
    });
    await devtools.send('ServiceWorker.enable');
    await expect.poll(() => registrations.length).toBeGreaterThan(0);
    const knock = () =>
      devtools.send('ServiceWorker.deliverPushMessage', {
        origin: county.origin,
        registrationId: registrations.at(-1) ?? '',
        data: 'what a stranger might send',
      });
    // A worker that is just starting may not hear the first; the notice has a tag, so that two are one.
    const shown = async () => {
      await knock();
      return await page.evaluate(async () => {
        const worker = await navigator.serviceWorker.ready;
        return (await worker.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
      });
    };
    await expect.poll(shown).toEqual([{ title: 'Kakou', body: '', tag: 'news' }]);
  } finally {
    await village.drop();
    await county.remove();
  }
});
