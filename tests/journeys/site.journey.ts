import { expect, type Page, test } from '@playwright/test';
import type { CapacityAnswer } from '#domain/desk/capacity-desk';
import type { TransfersAnswer } from '#domain/desk/transfers-desk';
import { installAnswerSchema } from '#domain/wire';
import { testPhone } from '../server/phone';
import { check, nationalId } from '../server/sayings';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { askToSend, expectUnsent } from './worker';

const WEI = '魏晓棠';
const GONG = '龚小满';
const DAY = 24 * 3_600_000;

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const tapPerson = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) }).click();

/** A phone joins its site, and the app is kept for later. */
async function join(page: Page, link: string, worker: string): Promise<void> {
  await page.goto(link);
  await tap(page, worker);
  await page.getByRole('link', { name: '开始工作' }).click();
  await expect(page.getByRole('button', { name: '日报', exact: true })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Sends and hears now. */
async function sync(page: Page): Promise<void> {
  await askToSend(page);
  await expect(page.getByText('全部已传到指挥部')).toBeVisible();
  await tap(page, '返回');
}

/** Gives somebody at the door a room. */
async function receive(page: Page, name: string, room: string): Promise<void> {
  await tapPerson(page, name);
  await tap(page, '接收，分房');
  await tap(page, `住 ${room} 房`);
  await expect(page.getByRole('status').filter({ hasText: `入住 ${room} 房` })).toBeVisible();
}

/** A post holds people from a high-risk area, the desk sends a team, and the team says that it brought them. */
async function bring(county: CountyServer, site: string, names: readonly string[]): Promise<void> {
  const { id: team } = await county.ask<{ id: string }>('POST', '/v1/posts', {
    name: '转运一车',
    kind: 'drivers',
    area: '610921',
  });
  const post = await county.post('汉阴南出口');
  const { id: worker } = await county.ask<{ id: string }>('POST', '/v1/workers', { name: '王工', post });
  const { text } = await county.ask<{ text: string }>('POST', '/v1/enrolments', { post });
  const phone = testPhone(county.origin);
  const body = { token: text.split('#')[1], install: phone.install, key: phone.key, model: 'Test phone' };
  const enrolled = await phone.request('POST', '/v1/enrol', { body });
  phone.county(installAnswerSchema.parse(await enrolled.json()).county);
  const today = new Date().toISOString().slice(0, 10);
  for (const [at, name] of names.entries()) {
    const subject = { identity: nationalId(at + 1), name, phone: '10012345678' };
    const stays = [{ place: '310115', from: '2020-01-01', to: today }];
    const held = check({ subject, stays, decision: 'hold', plate: '陕A12345' });
    await phone.send([await phone.seal(held, { worker, post })]);
  }
  const { transfers } = await county.ask<TransfersAnswer>('GET', '/v1/transfers');
  for (const { id } of transfers) {
    await county.ask('POST', `/v1/transfers/${id}/order`, { driver: team, site });
    const step = { transfer: id, step: 'delivered', order: 1 };
    await county.ask('POST', `/v1/transfers/${id}/steps`, step);
  }
}

test('a quarantine site works with no network: rooms, temperatures, stock and the day’s report', async () => {
  const county = await CountyServer.ready();
  await county.publish({ place: '310115', level: 'high', since: '2020-01-01', source: '通告' });
  const { id: site } = await county.ask<{ id: string }>('POST', '/v1/posts', {
    name: '东隔离点',
    kind: 'site',
    area: '610921',
  });
  await county.ask('POST', `/v1/sites/${site}/rooms`, { names: ['101', '102'] });
  const masks = { name: '口罩', unit: '只', stock: 900, useADay: 100, expires: null };
  await county.ask('POST', '/v1/supplies', { site, ...masks });
  await bring(county, site, [WEI, GONG]);
  const phones = {
    door: await Phone.take({ origin: county.origin }),
    ward: await Phone.take({ origin: county.origin }),
    desk: await Phone.take({ origin: county.origin, screen: DESK_SCREEN }),
  };
  const [door, ward, desk] = [phones.door.page, phones.ward.page, phones.desk.page];
  try {
    await join(door, await county.enrolment(site, '赵护士'), '赵护士');
    await join(ward, await county.enrolment(site, '钱护士'), '钱护士');
    await expect(door.getByText('空 0 间 · 在住 0 人 · 要来 2 人')).toBeVisible();

    await test.step('with no network, two phones put two people into the same room', async () => {
      await phones.door.context.setOffline(true);
      await phones.ward.context.setOffline(true);
      await receive(door, WEI, '101');
      await receive(ward, GONG, '101');
      await expectUnsent(door, 1);
    });

    await test.step('whom the phone received itself is measured there, with no network still', async () => {
      await door.getByRole('button', { name: '随访魏*棠' }).click();
      await tap(door, '36.5');
      await tap(door, '没有症状');
      await expect(door.getByRole('status').filter({ hasText: '已记录：魏*棠 36.5 ℃' })).toBeVisible();
      await tap(door, '返回');
      await expectUnsent(door, 2);
    });

    await test.step('with a network again nobody is lost: one has the room, the other is shown without one', async () => {
      await phones.door.context.setOffline(false);
      await sync(door);
      await phones.ward.context.setOffline(false);
      await sync(ward);
      // What it said itself stands until it hears from the county after that.
      await sync(ward);
      await expect(ward.getByText('空 0 间 · 在住 2 人 · 要来 0 人')).toBeVisible();
      await tap(ward, '1 人还没有房间');
      await tapPerson(ward, `— ${GONG}`);
      await tap(ward, '分房间');
      await expect(ward.getByRole('button', { name: '住 101 房' })).toBeHidden();
      await tap(ward, '住 102 房');
      await expectUnsent(ward, 0);
      await expect(ward.getByText('1 人还没有房间')).toBeHidden();
    });

    await test.step('stock is counted with no network, and shown at once', async () => {
      await phones.ward.context.setOffline(true);
      await tap(ward, '物资');
      await tapPerson(ward, '口罩');
      for (const digit of ['1', '5', '0']) await tap(ward, digit);
      await tap(ward, '记录');
      await expect(ward.getByText('只够 1 天')).toBeVisible();
      await tap(ward, '返回');
    });

    await test.step('the report of the day is counted by the phone, and confirmed with one tap', async () => {
      await tap(ward, '日报');
      await expect(ward.getByText('去测还没测的 1 人')).toBeVisible();
      await tap(ward, '确认上报');
      await expect(ward.getByRole('status').filter({ hasText: '在住 2' })).toBeVisible();
      await phones.ward.context.setOffline(false);
      await sync(ward);
    });

    await test.step('the county counts the same, and the desk sees what was confirmed and what is short', async () => {
      const told = await county.ask<CapacityAnswer>('GET', '/v1/capacity');
      const [load] = told.sites;
      expect(load?.today).toEqual({ in: 2, out: 0, present: 2, missing: 1, fevers: 0 });
      expect(load?.report?.counts).toEqual(load?.today);
      await openDesk(desk);
      await toPart(desk, '资源');
      await expect(desk.getByText('口罩（东隔离点） 只够 1 天')).toBeVisible();
      await expect(desk.getByText('东隔离点没有空房')).toBeVisible();
      await expect(desk.getByRole('row').filter({ hasText: '东隔离点' }).first()).toContainText('钱护士');
    });

    await test.step('a discharge frees the room at once at the desk, and the report asks to be confirmed again', async () => {
      await tap(ward, '房间');
      await tapPerson(ward, `102 ${GONG}`);
      await tap(ward, '办理离开');
      await tap(ward, '送医院');
      await expect(ward.getByText('日报确认后数字有变化')).toBeVisible();
      await expect(desk.getByText('东隔离点只剩 1 间空房')).toBeVisible();
      await tap(ward, '日报确认后数字有变化');
      await tap(ward, '再确认一次');
      await expect(ward.getByText('日报确认后数字有变化')).toBeHidden();
    });

    await test.step('at the desk a supply is put right', async () => {
      await tap(desk, '改口罩');
      const dialog = desk.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '库存' }).fill('5000');
      await dialog
        .getByRole('textbox', { name: '最早到期' })
        .fill(new Date(Date.now() + 100 * DAY).toISOString().slice(0, 10));
      await dialog.getByRole('button', { name: '保存' }).click();
      await expect(desk.getByText('口罩（东隔离点） 只够 1 天')).toBeHidden();
      await expect(desk.getByRole('row').filter({ hasText: '口罩' })).toContainText('50 天');
    });
  } finally {
    for (const phone of Object.values(phones)) await phone.drop();
    await county.remove();
  }
});
