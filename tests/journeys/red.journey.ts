import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { answerPerson, answerTrip, declare, ENGLISH, nationalId, ZHANG } from './traveller';
import { askToSend, GREEN_TAPS, joinPost, openScan } from './worker';

const SMITH = { name: 'Zoe Smith', id: nationalId('61010119900808128'), phone: '13800000008' };

test.afterAll(closeStudio);

test('a new risk area turns a traveller red: on the own pass, at the post, at the desk', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(traveller.page);
    await expect(traveller.page.getByText('绿', { exact: true })).toBeVisible();

    await test.step('the desk publishes the risk area, and hears whom it turns red', async () => {
      const { page } = desk;
      await openDesk(page);
      await toPart(page, '策略');
      await page.getByRole('button', { name: '加一个风险地区' }).click();
      const dialog = page.getByRole('dialog');
      for (const place of ['陕西省', '西安市', '雁塔区'])
        await dialog.getByRole('button', { name: place }).click();
      await dialog.getByRole('radio', { name: '高风险' }).click();
      await dialog.getByRole('button', { name: '昨天' }).click();
      await dialog.getByRole('textbox', { name: '依据' }).fill('西安市通告第 12 号');
      await dialog.getByRole('button', { name: '加到草稿' }).click();
      await page.getByRole('button', { name: '发布第 2 号策略' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
      await expect(page.getByText('变红 1 人，变橙 0 人。')).toBeVisible();
    });

    await test.step('the traveller reads it on the pass, with the reason', async () => {
      const { page } = traveller;
      await page.getByRole('button', { name: '现在核对' }).click();
      await expect(page.getByText('红 · 集中隔离')).toBeVisible();
      await page.getByText('为什么？').click();
      await expect(page.getByRole('listitem').filter({ hasText: '雁塔区' })).toContainText('高风险');
      await expect(page.getByText(/专车送您去隔离点/)).toBeVisible();
    });

    await test.step('the post holds for transfer, and says what to do', async () => {
      const { page } = worker;
      await askToSend(page);
      await expect(page.getByText(/^第 2 号策略/)).toBeVisible();
      worker.show(await filmed(traveller.page.getByRole('img', { name: /通行码/ }), 5));
      await openScan(page);
      for (const name of GREEN_TAPS) await page.getByRole('button', { name, exact: true }).first().click();
      await expect(page.getByRole('alert')).toContainText('闭环转运');
      await expect(page.getByRole('button', { name: '放行，下一辆' })).toBeHidden();
      await page.getByRole('button', { name: '闭环转运怎么做' }).click();
      await page.getByRole('button', { name: '已交代，记录闭环转运' }).click();
      await expect(page.getByRole('status').filter({ hasText: '已记录：张*三 闭环转运' })).toBeVisible();
    });

    await test.step('the desk counts one red, live', async () => {
      const { page } = desk;
      await toPart(page, '看板');
      await expect(page.getByRole('link', { name: '红 1 人，只看这些人的记录' })).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: '张*三' });
      await expect(row).toContainText('闭环转运');
      await county.stop();
      expect(county.stored().text).not.toContain(ZHANG.id);
    });
  } finally {
    for (const phone of [traveller, worker, desk]) await phone.drop();
    await county.remove();
  }
});

test('a traveller whose phone speaks English is asked in English', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin, locale: 'en-GB' });
  const { page } = phone;
  try {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'What are you here for?' })).toBeVisible();
    await page.getByRole('link', { name: /^Declare before you set out/ }).click();
    await answerTrip(page, ENGLISH);
    await answerPerson(page, SMITH, ENGLISH);
    await expect(page.getByText('Zoe Smith')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Confirm and send' }).click();
    await expect(page.getByText('Valid until', { exact: false })).toBeVisible();
  } finally {
    await phone.drop();
    await county.remove();
  }
});
