import { expect, type Page, test } from '@playwright/test';
import { CountyServer, SECOND } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { blankFrame, closeStudio, filmed } from './studio';
import { declare, nationalId, ZHANG } from './traveller';
import { askToSend, GREEN_TAPS, joinPost, joinVillage, openScan, type Stranger, typeIn } from './worker';

/** The mother in the same car: she declared nothing, and has a temperature. */
const MOTHER: Stranger = {
  name: '刘桂芳',
  id: nationalId('61012119650404126'),
  from: ['平利', /平利县/],
};
/** The taps for somebody with a temperature who declared nothing, from the document to the sign. */
const FEVERISH_TAPS: readonly (string | RegExp)[] = [
  '相符',
  '绿码，在跳动',
  '阴性 24 小时内',
  '箭头在动，只有这些地方',
  /^一直在/,
  '都没有',
  '37.4',
];

const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();

test.afterAll(closeStudio);

test('Hanyin: a declared traveller turns red on the way, is held, fetched and told why; the mother in the same car is cleared', async () => {
  // Six windows, one after another.
  test.setTimeout(240_000);
  const county = await CountyServer.ready();
  await county.haveSecond();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const village = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const second = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const driver = await Phone.take({ origin: county.origin });
  try {
    const duty = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await joinVillage(village.page, duty, '陈组长');
    const place = (name: string, kind: string) =>
      county.ask<{ id: string }>('POST', '/v1/posts', { name, kind, area: '610921' });
    const site = await place('城南隔离点', 'site');
    await county.ask('POST', `/v1/sites/${site.id}/rooms`, { names: ['101'] });
    const team = await place('转运一车', 'drivers');
    await driver.page.goto(await county.enrolment(team.id, '韩师傅'));
    await tap(driver.page, '韩师傅');
    await driver.page.getByRole('link', { name: '开始工作' }).click();
    await expect(driver.page.getByText('现在没有任务')).toBeVisible();
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
      await tap(page, '2 人');
      worker.show([await blankFrame()]);
      for (const name of GREEN_TAPS.slice(1)) await tap(page, name);
      await expect(page.getByRole('alert')).toContainText('闭环转运');
      await expect(page.getByRole('button', { name: '放行，下一辆' })).toBeHidden();
      await page.getByRole('button', { name: '闭环转运怎么做' }).click();
      await page.getByRole('button', { name: '已交代，记录闭环转运' }).click();
      await expect(page.getByRole('status').filter({ hasText: '已记录：张*三 闭环转运' })).toBeVisible();
    });

    await test.step('the mother in the same car has a temperature, and is sent to the fever clinic', async () => {
      const { page } = worker;
      await tap(page, '无码');
      await typeIn(page, MOTHER);
      for (const name of FEVERISH_TAPS) await tap(page, name);
      await expect(page.getByRole('alert')).toContainText('发热就诊');
      await tap(page, '送发热门诊');
      await tap(page, '已交代，记录送发热门诊');
      await expect(page.getByRole('status').filter({ hasText: '已记录：刘*芳' })).toBeVisible();
    });

    await test.step('the desk sends a car, whose driver says each step', async () => {
      const { page } = desk;
      await toPart(page, '转运');
      const row = page.getByRole('row').filter({ hasText: '张*三' });
      await row.getByRole('button', { name: '派车' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: /转运一车/ }).click();
      await dialog.getByRole('radio', { name: /城南隔离点/ }).click();
      await dialog.getByRole('button', { name: '派出' }).click();
      const { page: road } = driver;
      await road.getByRole('button', { name: /汉阴南出口/ }).click();
      await expect(road.getByText('张*三')).toBeVisible();
      await tap(road, '接单');
      await tap(road, '到现场了');
      await expect(row).toContainText('已到现场');
      await expect(road.getByText(ZHANG.name)).toBeVisible();
      await tap(road, '人已上车');
      await tap(road, '已送到');
      await expect(row).toContainText('已送到，待接收');
    });

    await test.step('the clinic clears the mother, and her colour ends with that', async () => {
      const { page } = desk;
      await toPart(page, '待办');
      const deed = page.getByRole('button', { name: '刘*芳这件办结' });
      await deed.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: /门诊已排除/ }).click();
      await dialog.getByRole('textbox', { name: '怎么办的' }).fill('县医院发热门诊：核酸阴性，已排除。');
      await dialog.getByRole('button', { name: '办结' }).click();
      await expect(deed).toBeHidden();
      await toPart(page, '看板');
      await expect(page.getByRole('link', { name: /^绿 1 人/ })).toBeVisible();
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
    for (const phone of [traveller, worker, village, desk, second, driver]) await phone.drop();
    await county.remove();
  }
});
