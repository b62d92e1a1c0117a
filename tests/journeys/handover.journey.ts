import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { checkByHand, confirmRelease, expectUnsent, joinPost, typeIn } from './worker';

const ZHAO = { name: '赵铁柱', id: nationalId('61012119800202123') };
const QIAN = { name: '钱桂花', id: nationalId('61012119750303124') };

const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();

test('another worker takes over with unsent records and a half-done vehicle, and each check keeps its author', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin });
  try {
    const { page, context } = phone;
    const post = await county.post('汉阴南出口');
    await county.ask('POST', '/v1/workers', { name: '李工', post });
    await joinPost(page, await county.enrolment(post, '王工'), '王工');
    await context.setOffline(true);
    await checkByHand(page, ZHAO);
    await confirmRelease(page, ZHAO);
    await expectUnsent(page, 1);

    await test.step('a vehicle is half done when the shift ends', async () => {
      await tap(page, '无码');
      await typeIn(page, QIAN);
      await tap(page, '1 人');
      await tap(page, '相符');
      await tap(page, '绿码，在跳动');
    });

    await test.step('the summary says who leaves, what was done and what waits', async () => {
      await page.goto('/checkpoint');
      await tap(page, '返回');
      await tap(page, '返回');
      await tap(page, '返回');
      await tap(page, '登记与设置');
      await tap(page, '换班');
      await expect(page.getByRole('heading', { name: '交班：王工' })).toBeVisible();
      await expect(page.getByText('放行 1')).toBeVisible();
      await expect(page.getByText('一辆车没查完', { exact: false })).toBeVisible();
      await tap(page, '李工');
    });

    await test.step('the vehicle is the other’s until it is taken over, and then asked from the start', async () => {
      await expect(page.getByRole('heading', { name: '王工的车查到一半' })).toBeVisible();
      await tap(page, '我接着查');
      await page.getByRole('button', { name: /钱/ }).first().click();
      for (const name of [
        '相符',
        '绿码，在跳动',
        '阴性 24 小时内',
        '箭头在动，只有这些地方',
        /^一直在/,
        '都没有',
        '36.5',
      ])
        await tap(page, name);
      await confirmRelease(page, QIAN);
      await expectUnsent(page, 2);
    });

    await context.setOffline(false);
    await expect.poll(async () => (await county.board()).rows.length).toBe(2);
    const { rows } = await county.board();
    expect(new Map(rows.map((row) => [row.name, row.worker]))).toEqual(
      new Map([
        ['赵*柱', '王工'],
        ['钱*花', '李工'],
      ]),
    );
  } finally {
    await phone.drop();
    await county.remove();
  }
});
