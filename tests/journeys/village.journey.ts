import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { declare, nationalId } from './traveller';
import { expectUnsent, joinVillage, typeIn } from './worker';

const ON_FOOT = { name: '吴老汉', id: nationalId('61242319550707121') };
const QUESTIONS = ['36.5', '绿码，在跳动', '箭头在动，只有这些地方'];

test('the village knows who comes, and registers who arrives, declared or not', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const village = await Phone.take({ origin: county.origin });
  const { page } = village;
  const answer = async () => {
    for (const name of QUESTIONS) await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: '记录到达' }).click();
  };
  try {
    const link = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await declare(traveller.page);
    await joinVillage(page, link, '陈组长');

    await test.step('who declared is expected today', async () => {
      await expect(page.getByRole('heading', { name: '还没到 1' })).toBeVisible();
      await page.getByRole('button', { name: '登记张*三到达' }).click();
    });

    await test.step('the arrival is registered with the temperature and both codes', async () => {
      await answer();
      await expect(page.getByRole('status').filter({ hasText: '已记录：张*三到达' })).toBeVisible();
      await expect(page.getByRole('heading', { name: '已到 1' })).toBeVisible();
      await expect(page.getByRole('heading', { name: '还没到' })).toBeHidden();
    });

    await test.step('somebody who declared nothing is registered by hand', async () => {
      await page.getByRole('button', { name: '查找或手工登记' }).click();
      await page.getByRole('button', { name: '手工登记', exact: true }).click();
      await typeIn(page, ON_FOOT);
      await answer();
      await expect(page.getByRole('status').filter({ hasText: '已记录：吴*汉到达' })).toBeVisible();
      await expectUnsent(page, 0);
    });

    await test.step('the desk sees both', async () => {
      await expect.poll(async () => (await county.board()).rows.length).toBe(2);
      const { rows } = await county.board();
      expect(rows.map((row) => row.name).sort()).toEqual(['吴*汉', '张*三']);
      expect(rows).toMatchObject(
        rows.map(() => ({ kind: 'arrival', postName: '城关第一村值守点', worker: '陈组长' })),
      );
    });
  } finally {
    for (const phone of [traveller, village]) await phone.drop();
    await county.remove();
  }
});
