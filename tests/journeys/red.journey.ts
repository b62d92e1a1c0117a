import { expect, test } from '@playwright/test';
import { CountyServer, SECOND } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { answerPerson, answerTrip, declare, ENGLISH, nationalId, ZHANG } from './traveller';
import { askToSend, GREEN_TAPS, joinPost, joinVillage, openScan } from './worker';

const SMITH = { name: 'Zoe Smith', id: nationalId('61010119900808128'), phone: '13800000008' };

test.afterAll(closeStudio);

test('a new risk area turns a traveller red: on the own pass, at the post, in the village, at the desk; and an objection is answered', async () => {
  const county = await CountyServer.ready();
  await county.haveSecond();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const village = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const second = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  try {
    const duty = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await joinVillage(village.page, duty, '陈组长');
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(traveller.page);
    await expect(traveller.page.getByText('绿', { exact: true })).toBeVisible();

    await test.step('the desk sees whom the risk area would turn red, and asks a second person', async () => {
      const { page } = desk;
      await openDesk(page);
      await toPart(page, '策略');
      await page.getByRole('button', { name: '加一个风险地区' }).click();
      const dialog = page.getByRole('dialog');
      for (const place of ['陕西省', '西安市', '雁塔区'])
        await dialog.getByRole('button', { name: place }).click();
      await dialog.getByRole('radio', { name: /^高风险/ }).click();
      await dialog.getByRole('button', { name: '昨天' }).click();
      await dialog.getByRole('textbox', { name: '依据' }).fill('西安市通告第 12 号');
      await dialog.getByRole('button', { name: '加到草稿' }).click();
      await page.getByRole('button', { name: '发布第 2 号策略' }).click();
      await expect(dialog.getByText('1 人里有 1 人会变。')).toBeVisible();
      await dialog.getByText('举例看理由').click();
      await expect(dialog.getByText('张*三')).toBeVisible();
      await dialog.getByRole('button', { name: '请另一个人发布' }).click();
      await expect(page.getByText(/您.*写的新策略在等另一个人发布：1 人会变。/)).toBeVisible();
    });

    await test.step('the second person looks at the same, and publishes it', async () => {
      const { page } = second;
      await openDesk(page, SECOND);
      await toPart(page, '策略');
      await page.getByRole('button', { name: '打开看' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
      await expect(page.getByText('变红 1 人，变橙 0 人。')).toBeVisible();
    });

    await test.step('the village hears of it in the same moment, reads whom to find, and answers; the desk sees the clocks', async () => {
      const { page } = village;
      // Well before this phone would have asked by itself.
      const fresh = page.getByRole('alert').getByRole('button', { name: /刚来一条新指令/ });
      await expect(fresh).toBeVisible({ timeout: 10_000 });
      await fresh.click();
      await expect(page.getByRole('heading', { name: '张小三' })).toBeVisible();
      await desk.page.getByRole('button', { name: '我来值班' }).click();
      const dialog = desk.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '值班电话' }).fill('0915-521 2345');
      await dialog.getByRole('button', { name: '开始值班' }).click();
      await expect(desk.page.getByRole('button', { name: /^值班中/ })).toBeVisible();
      await expect(page.getByRole('link', { name: /打电话给.*09155212345/ })).toBeVisible({
        timeout: 10_000,
      });
      await expect(page.getByText('集中隔离')).toBeVisible();
      await expect(page.getByRole('link', { name: ZHANG.phone })).toBeVisible();
      await page.getByRole('button', { name: '我收到了' }).click();
      await expect(page.getByRole('button', { name: '人已经管控住' })).toBeVisible();
      await toPart(desk.page, '指令');
      const row = desk.page.getByRole('row').filter({ hasText: '张*三' });
      await expect(row).toContainText('收到 陈组长');
      await expect(row).toContainText('待管控');
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

    await test.step('the traveller objects, and is answered; nobody sets a colour', async () => {
      const { page } = traveller;
      await page.getByRole('button', { name: '书面提出异议' }).click();
      await page.getByRole('textbox', { name: '哪里不对，为什么' }).fill('我只在机场换乘，没有出站。');
      await page.getByRole('button', { name: '提出异议', exact: true }).click();
      await toPart(desk.page, '指令');
      await expect(desk.page.getByText('我只在机场换乘，没有出站。')).toBeVisible();
      await desk.page.getByRole('button', { name: '看理由并答复' }).click();
      const dialog = desk.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '给本人的答复' }).fill('换乘也算到过，请配合隔离。');
      await dialog.getByRole('button', { name: '维持原判定' }).click();
      await expect(desk.page.getByText('维持 · 县指挥部 李主任', { exact: false })).toBeVisible();
      await page.getByRole('button', { name: '现在核对' }).click();
      await expect(page.getByText('换乘也算到过，请配合隔离。')).toBeVisible();
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
    for (const phone of [traveller, worker, village, desk, second]) await phone.drop();
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
