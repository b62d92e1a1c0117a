import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk } from './desk';
import { Phone } from './phone';
import { blankFrame, closeStudio, filmed } from './studio';
import { declare, ZHANG } from './traveller';
import { joinPost, openScan, walkGreen } from './worker';

test.afterAll(closeStudio);

test('the main job: declared on one phone, scanned and decided on another with no server, seen at the desk', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin, firstVisit: true });
  const worker = await Phone.take({ origin: county.origin, firstVisit: true });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN, firstVisit: true });
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');

    await declare(traveller.page);
    await expect(traveller.page.getByText('张*三')).toBeVisible();
    await expect(traveller.page.getByText('陕A12345')).toBeVisible();
    await openScan(worker.page);
    await worker.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

    await county.stop();
    worker.show(await filmed(traveller.page.getByRole('img', { name: /通行码/ }), 5));
    await openScan(worker.page);
    await expect(worker.page.getByRole('heading', { name: '车上几个人？' })).toBeVisible();
    // The car drives off: the next that the camera sees is not the same pass again.
    worker.show([await blankFrame()]);
    await walkGreen(worker.page);
    await expect(worker.page.getByRole('alert')).toContainText('放行');
    await worker.page.getByRole('button', { name: '放行，下一辆' }).click();
    await expect(worker.page.getByRole('status').filter({ hasText: '已记录：张*三 放行' })).toBeVisible();
    await expect(worker.page.getByText('1 待传')).toBeVisible();

    await county.up();
    await expect(worker.page.getByText('1 待传')).toBeHidden({ timeout: 90_000 });

    await openDesk(desk.page);
    const row = desk.page.getByRole('row').filter({ hasText: '汉阴南出口' });
    await expect(row).toContainText('张*三');
    await expect(row).toContainText('放行');
    await expect(row).toContainText('绿');

    await county.stop();
    const stored = county.stored();
    expect(stored.records).toMatchObject([{ kind: 'declaration' }, { kind: 'check' }]);
    expect(stored.persons).toHaveLength(1);
    expect(stored.text).not.toContain(ZHANG.id);
  } finally {
    for (const phone of [traveller, worker, desk]) await phone.drop();
    await county.remove();
  }
});
