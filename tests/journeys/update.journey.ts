import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { Wire } from './wire';
import { joinPost, openScan, typeIn } from './worker';

const ON_FOOT = { name: '周大山', id: nationalId('61012119820606127') };

test('a new version waits for consent, and a half-done check outlives it', async () => {
  const wire = await Wire.lay();
  const county = await CountyServer.ready(wire);
  const phone = await Phone.take({ origin: county.origin });
  const { page } = phone;
  const offer = page.getByText('有新版本，更新只要五秒。');
  const lookForUpdate = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
  const waits = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state ?? null);
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await page.getByRole('button', { name: '无码', exact: true }).click();
    await typeIn(page, ON_FOOT);
    for (const name of ['1 人', '相符', '绿码，在跳动'])
      await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('核酸结果？');
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));

    await test.step('while the check is half done, nothing is loaded anew and nothing is offered', async () => {
      wire.newVersion('2');
      await lookForUpdate();
      await expect.poll(waits).toBe('installed');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('核酸结果？');
      await expect(offer).toBeHidden();
      expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
    });

    await test.step('where nothing is half done it is offered, and consent brings it', async () => {
      await page.goto('/');
      await expect(offer).toBeVisible();
      const before = await page.evaluate(() => navigator.serviceWorker.controller?.state);
      expect(before).toBe('activated');
      const anew = page.waitForEvent('load');
      await page.getByRole('button', { name: '更新', exact: true }).click();
      await anew;
      await expect.poll(waits).toBeNull();
      await expect(page.getByRole('heading', { name: '您要做什么？' })).toBeVisible();
      await expect(offer).toBeHidden();
    });

    await test.step('the half-done check is where it was', async () => {
      await page.goto('/checkpoint');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('核酸结果？');
      await expect(page.getByText('周*山')).toBeVisible();
    });

    await test.step('the new one opens with no server', async () => {
      for (const name of [
        '阴性 24 小时内',
        '箭头在动，只有这些地方',
        /^一直在/,
        '都没有',
        '36.5',
        '放行，下一辆',
      ])
        await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: '已记录' })).toBeVisible();
      await county.kill();
      await openScan(page);
      await expect(page.getByText('待传')).toBeVisible();
    });
  } finally {
    await phone.drop();
    await county.remove();
    await wire.cut();
  }
});
