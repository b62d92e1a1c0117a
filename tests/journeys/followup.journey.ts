import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { declare } from './traveller';
import { askToSend, expectUnsent, joinVillage } from './worker';

const RISK = { place: '610113', level: 'medium' as const, since: '2020-01-01', source: '西安市通告' };
const ARRIVAL = ['36.5', '绿码，在跳动', '箭头在动，只有这些地方', '记录到达'];

test('who has to isolate at home is followed up, without a network too, until a fever shows; and reports themselves', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const village = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const { page } = village;
  const tap = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const backToRoll = () => page.getByRole('button', { name: '返回', exact: true }).click();
  /** A fever typed on the keys, without symptoms, and the sign that it shows. */
  const feverish = async () => {
    await tap('其他');
    for (const key of ['3', '7', '8', '记下', '没有症状']) await tap(key);
    await expect(page.getByRole('alert').filter({ hasText: '发热就诊' })).toBeVisible();
    await tap('回名单');
    await expect(page.getByRole('status').filter({ hasText: '已记录：张*三 37.8 ℃' })).toBeVisible();
  };
  try {
    const duty = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await declare(traveller.page);
    await county.publish(RISK);
    await joinVillage(page, duty, '陈组长');

    await test.step('the traveller says that they have arrived, and the village reads it', async () => {
      await traveller.page.getByRole('button', { name: '现在核对' }).click();
      await expect(traveller.page.getByText('橙 · 居家隔离')).toBeVisible();
      await traveller.page.getByRole('button', { name: '我已到达' }).click();
      await expect(traveller.page.getByText(/报过已到达/)).toBeVisible();
      await expect.poll(() => selfArrivals(county)).toBe(1);
      await askToSend(page);
      await backToRoll();
      await tap(/^随访名单/);
      await expect(page.getByRole('button', { name: '随访张*三' })).toContainText('本人称');
      await backToRoll();
    });

    await test.step('once they are registered they are to be seen today', async () => {
      await tap('登记张*三到达');
      for (const name of ARRIVAL) await tap(name);
      await askToSend(page);
      await backToRoll();
      await expect(page.getByRole('heading', { name: '今天要随访 1 人' })).toBeVisible();
    });

    await test.step('with no network two follow-ups are recorded, and count on this phone at once', async () => {
      await village.context.setOffline(true);
      await tap('随访张*三');
      await feverish();
      await expect(page.getByRole('heading', { name: '已随访 1' })).toBeVisible();
      await tap('随访张*三');
      await feverish();
      await backToRoll();
      await expect(page.getByRole('heading', { name: '这半天都随访了' })).toBeVisible();
      await expectUnsent(page, 2);
    });

    await test.step('with the network back the county knows of the fever, and the desk sees who was seen', async () => {
      await village.context.setOffline(false);
      await askToSend(page);
      await backToRoll();
      await expectUnsent(page, 0);
      await openDesk(desk.page);
      await toPart(desk.page, '随访');
      const row = desk.page.getByRole('row').filter({ hasText: '张*三' });
      await expect(row).toContainText('37.8 ℃');
      await expect(row).toContainText('这次已随访');
      await expect(row).toContainText('到发热门诊排除为止');
      await row.getByRole('link', { name: '打开张*三的档案' }).click();
      await expect(desk.page.getByRole('heading', { name: /^随访/ }).first()).toBeVisible();
      await expect(desk.page.getByText('F1').first()).toBeVisible();
    });

    await test.step('the traveller reports their own temperature, and reads until when', async () => {
      const own = traveller.page;
      await own.getByRole('button', { name: '现在核对' }).click();
      await own.getByRole('textbox', { name: '体温（℃）' }).fill('36．9');
      await own.getByRole('button', { name: '报给村里' }).click();
      await expect(own.getByText('已记录：36.9 ℃')).toBeVisible();
      await own.getByText(/^报过的/).click();
      await expect(own.getByRole('listitem').filter({ hasText: '36.9 ℃' })).toContainText('没有症状');
      await askToSend(page);
      await backToRoll();
      await tap(/^随访名单/);
      await expect(page.getByRole('button', { name: '随访张*三' })).toContainText('本人报');
    });
  } finally {
    for (const phone of [traveller, village, desk]) await phone.drop();
    await county.remove();
  }
});

/** How many people under a measure the county has heard of who say that they have arrived. */
async function selfArrivals(county: CountyServer): Promise<number> {
  type Answer = { rows: { ward: { saidHereAt: number | null } }[] };
  const { rows } = await county.ask<Answer>('GET', '/v1/follow-ups');
  return rows.filter(({ ward }) => ward.saidHereAt !== null).length;
}
