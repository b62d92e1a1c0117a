import { type CDPSession, expect, test } from '@playwright/test';
import { maskName } from '#domain/document/name';
import { CountyServer } from './county';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { checkByHand, confirmRelease, expectUnsent, joinPost, openScan } from './worker';

const ON_FOOT = [
  { name: '赵铁柱', id: nationalId('61012119800202123') },
  { name: '钱桂花', id: nationalId('61012119750303124') },
];

/** What the browser does by itself when there is a network again: it wakes the service worker, with no page of the app open. */
async function wake(session: CDPSession, origin: string, tag: string): Promise<void> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL.startsWith(origin) && !one.isDeleted);
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: false });
}

test('after one visit a checkpoint works with no network, and what waits is sent after the app was closed', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin, firstVisit: true });
  const { page, context } = phone;
  const confirmed: string[] = [];
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await county.kill();

    await test.step('the app opens from nothing, with no server and no network', async () => {
      await context.setOffline(true);
      await page.goto('about:blank');
      await openScan(page);
      await expectUnsent(page, 0);
    });

    for (const [before, stranger] of ON_FOOT.entries())
      await test.step(`the whole job by hand, ${before + 1}`, async () => {
        await checkByHand(page, stranger);
        confirmed.push(await confirmRelease(page, stranger));
        await expectUnsent(page, before + 1);
      });

    await test.step('the counter is the same after the app is loaded anew', async () => {
      await page.reload();
      await expectUnsent(page, ON_FOOT.length);
    });

    await test.step('with the app closed the browser wakes it, and everything is sent', async () => {
      const elsewhere = await context.newPage();
      await page.close();
      await county.up();
      await context.setOffline(false);
      await wake(await context.newCDPSession(elsewhere), county.origin, 'outbox');
      await county.signIn();
      await expect.poll(async () => (await county.board()).rows.length).toBe(ON_FOOT.length);
      await elsewhere.goto('/checkpoint');
      await expectUnsent(elsewhere, 0);
    });

    const { rows } = await county.board();
    expect(rows.map((row) => row.name).sort()).toEqual([...confirmed].sort());
    expect(confirmed).toEqual(ON_FOOT.map(({ name }) => maskName(name)));
    expect(rows.map((row) => row.decision)).toEqual(['release', 'release']);
    await county.stop();
    expect(county.stored().records).toMatchObject([
      { kind: 'check', seq: 1 },
      { kind: 'check', seq: 2 },
    ]);
  } finally {
    await phone.drop();
    await county.remove();
  }
});
