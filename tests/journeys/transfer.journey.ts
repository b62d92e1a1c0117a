import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { askToSend, expectUnsent, joinPost, typeIn } from './worker';

const HELD = { name: '龚小满', id: nationalId('61010119930303123') };
const MASKED = '龚*满';
/** From the head count to the sign, with a red health code. */
const RED_TAPS: readonly (string | RegExp)[] = [
  '1 人',
  '相符',
  '红码',
  '在跳动',
  '阴性 24 小时内',
  '箭头在动，只有这些地方',
  /^一直在/,
  '都没有',
  '36.5',
];

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** A phone joins its post, and opens where its kind of post works. */
async function join(page: Page, link: string, worker: string): Promise<void> {
  await page.goto(link);
  await tap(page, worker);
  await page.getByRole('link', { name: '开始工作' }).click();
}

/** Sends and hears now. */
async function sync(page: Page): Promise<void> {
  await askToSend(page);
  await expectSent(page);
  await tap(page, '返回');
}

const expectSent = (page: Page) => expect(page.getByText('全部已传到指挥部')).toBeVisible();

test('whom a post holds is fetched by a driver and gets a room, which is free again after the discharge', async () => {
  const county = await CountyServer.ready();
  const phones = {
    worker: await Phone.take({ origin: county.origin }),
    driver: await Phone.take({ origin: county.origin }),
    site: await Phone.take({ origin: county.origin }),
    desk: await Phone.take({ origin: county.origin, screen: DESK_SCREEN }),
  };
  const [worker, driver] = [phones.worker.page, phones.driver.page];
  const [site, desk] = [phones.site.page, phones.desk.page];
  const place = (name: string, kind: string) =>
    county.ask<{ id: string }>('POST', '/v1/posts', { name, kind, area: '610921' });
  try {
    const team = await place('转运一车', 'drivers');
    const house = await place('东隔离点', 'site');
    await joinPost(worker, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await join(driver, await county.enrolment(team.id, '韩师傅'), '韩师傅');
    await driver.goto('/checkpoint');
    await expect(driver).toHaveURL(/\/driver$/);
    await expect(driver.getByText('现在没有任务')).toBeVisible();

    await test.step('the desk adds a room to the site', async () => {
      await openDesk(desk);
      await toPart(desk, '转运');
      await tap(desk, '加房间');
      const dialog = desk.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '房间名' }).fill('101');
      await dialog.getByRole('button', { name: '加上' }).click();
      await expect(desk.getByText('空 1 · 预留 0 · 有人 0 · 共 1 间')).toBeVisible();
    });

    await test.step('the post holds somebody, and the desk sees it at once', async () => {
      await tap(worker, '无码');
      await typeIn(worker, HELD);
      for (const name of RED_TAPS) await tap(worker, name);
      await tap(worker, '闭环转运怎么做');
      await tap(worker, '已交代，记录闭环转运');
      await expectUnsent(worker, 0);
      const row = desk.getByRole('row').filter({ hasText: MASKED });
      await expect(row).toContainText('待派车');
      await expect(row).toContainText('汉阴南出口');
    });

    await test.step('the desk sends a team; only a site with a free room is offered', async () => {
      await tap(desk, '派车');
      const dialog = desk.getByRole('dialog');
      await dialog.getByRole('radio', { name: /转运一车/ }).click();
      await dialog.getByRole('radio', { name: /东隔离点/ }).click();
      await dialog.getByRole('button', { name: '派出' }).click();
      await expect(desk.getByRole('row').filter({ hasText: MASKED })).toContainText('已派车，未接单');
      await expect(desk.getByText('空 0 · 预留 1 · 有人 0 · 共 1 间')).toBeVisible();
    });

    await test.step('the driver reads where, accepts, and goes on without a network', async () => {
      await sync(driver);
      await driver.getByRole('button', { name: /汉阴南出口/ }).click();
      await expect(driver.getByText(MASKED)).toBeVisible();
      await tap(driver, '接单');
      await expect(driver.getByText('已接单，在路上')).toBeVisible();
      await expect(desk.getByRole('row').filter({ hasText: MASKED })).toContainText('已接单');
      await phones.driver.context.setOffline(true);
      await tap(driver, '到现场了');
      await tap(driver, '人已上车');
      await expect(driver.getByRole('status')).toContainText('人已上车');
      await expect(driver.getByRole('button', { name: '去不了' })).toBeHidden();
      await tap(driver, '返回');
      await expectUnsent(driver, 2);
      await phones.driver.context.setOffline(false);
      await sync(driver);
      await expect(desk.getByRole('row').filter({ hasText: MASKED })).toContainText('人已上车');
    });

    await test.step('the checkpoint sees how far the car is', async () => {
      await askToSend(worker);
      await expect(worker.getByText('在这里等转运 1 人')).toBeVisible();
      await expect(worker.getByText('已上车')).toBeVisible();
    });

    await test.step('delivered, the person gets the room at the site', async () => {
      await driver.getByRole('button', { name: /汉阴南出口/ }).click();
      await expect(driver.getByText(HELD.name)).toBeVisible();
      await tap(driver, '已送到');
      await tap(driver, '返回');
      await expect(driver.getByText('今天办完的 1')).toBeVisible();
      await expectUnsent(driver, 0);
      await join(site, await county.enrolment(house.id, '赵护士'), '赵护士');
      await site.getByRole('button', { name: new RegExp(HELD.name) }).click();
      await tap(site, '接收，分房');
      await tap(site, '住 101 房');
      await expect(desk.getByText('空 0 · 预留 0 · 有人 1 · 共 1 间')).toBeVisible();
    });

    await test.step('the site takes the temperature, and discharges with a reason; only then is the room free', async () => {
      await tap(site, '房间');
      await site.getByRole('button', { name: new RegExp(HELD.name) }).click();
      await tap(site, '测体温');
      await tap(site, '36.5');
      await tap(site, '没有症状');
      await expect(site.getByRole('status').filter({ hasText: '已记录：' })).toBeVisible();
      await tap(site, '返回');
      await tap(site, '房间');
      await site.getByRole('button', { name: new RegExp(HELD.name) }).click();
      await expect(site.getByText('36.5', { exact: false })).toBeVisible();
      await tap(site, '办理离开');
      await tap(site, '送医院');
      await expectUnsent(site, 0);
      await expect(desk.getByText('空 1 · 预留 0 · 有人 0 · 共 1 间')).toBeVisible();
    });

    await test.step('the person’s file tells the whole way', async () => {
      await desk.getByText('一天内结束的 1').click();
      await tap(desk, '打开转运 1 号');
      await desk.getByRole('link', { name: '看这个人的档案' }).click();
      const file = desk.getByRole('list').filter({ hasText: '已离开' });
      for (const step of ['待派车', '转运一车 → 东隔离点', '人已上车', '已入住', '送医院'])
        await expect(file.first()).toContainText(step);
    });
  } finally {
    for (const phone of Object.values(phones)) await phone.drop();
    await county.remove();
  }
});
