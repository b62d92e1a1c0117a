import { expect, type Page, test } from '@playwright/test';
import { book } from '../domain/exchange/workbook';
import { CountyServer, SECOND } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { declare } from './traveller';

/** As a department sends it: a title, merged cells, a row that cannot be taken, and one that is not certain. */
const LIST = Buffer.from(
  book(
    [
      ['管控区名单'],
      ['省', '市', '区县', '风险等级', '起始日期', '来源'],
      ['陕西省', '西安市', '雁塔区', '管控区', '2026-01-01', '西安市通告第 12 号'],
      [null, '西安市', '未央区', '低风险', '2026-01-01', '西安市通告第 12 号'],
      [null, null, '朝阳区', '高风险', '2026-01-01', '通告'],
    ],
    { merged: ['A3:A4'] },
  ),
);

const part = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: '策略的各部分' }).getByRole('link', { name }).click();

const takeList = async (page: Page) => {
  await page.getByRole('button', { name: '导入名单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: LIST });
  await expect(dialog.getByRole('button', { name: '要您选 1' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: '不能收 1' })).toBeVisible();
  await dialog.getByRole('combobox', { name: '“朝阳区”是哪里' }).selectOption('这行不导入');
  await dialog.getByRole('button', { name: '把 1 个地区加进草稿' }).click();
};

test('parameters, table and a list of areas are edited, published, and judge a traveller; another desk keeps its draft', async () => {
  const county = await CountyServer.ready();
  await county.haveSecond();
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const other = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const traveller = await Phone.take({ origin: county.origin });
  const { page } = desk;
  const dialog = page.getByRole('dialog');
  try {
    await test.step('another desk begins a draft of its own', async () => {
      await openDesk(other.page, SECOND);
      await toPart(other.page, '策略');
      await part(other.page, /参数/);
      await other.page.getByRole('button', { name: '修改 多少度算发热' }).click();
      await other.page.getByRole('textbox', { name: '从多少度起' }).fill('37.5');
      await other.page.getByRole('button', { name: '改到草稿' }).click();
      await expect(other.page.getByText('现行：37.3 ℃')).toBeVisible();
    });

    await test.step('a parameter is changed within its bounds', async () => {
      await openDesk(page);
      await toPart(page, '策略');
      await part(page, /参数/);
      await page.getByRole('button', { name: '修改 核酸多久内有效' }).click();
      await dialog.getByRole('textbox', { name: '有效时间' }).fill('721');
      await dialog.getByRole('button', { name: '改到草稿' }).click();
      await expect(dialog.getByRole('alert')).toContainText('要在 1 到 720 之间。');
      await dialog.getByRole('textbox', { name: '有效时间' }).fill('24');
      await dialog.getByRole('button', { name: '改到草稿' }).click();
      await expect(page.getByText('现行：48 小时')).toBeVisible();
    });

    await test.step('a row is changed, and what contradicts itself is said and not published', async () => {
      await part(page, /判定表/);
      await page.getByRole('button', { name: '修改 A3' }).click();
      await dialog.getByRole('combobox', { name: '管控措施' }).selectOption('健康监测');
      await expect(dialog.getByText('到过中风险地区 → 橙，健康监测，现场检测，暴露后 14 天')).toBeVisible();
      await dialog.getByRole('button', { name: '改到草稿' }).click();
      await page.getByRole('button', { name: '修改 A5' }).click();
      await dialog.getByRole('checkbox', { name: '停用这条规则' }).check();
      await dialog.getByRole('button', { name: '改到草稿' }).click();
      await expect(page.getByRole('alert')).toContainText('规则 A3 开着，“可能到过”的那条停用了');
      await expect(page.getByRole('button', { name: /^发布第/ })).toBeHidden();
      await page.getByRole('button', { name: '撤回 A5的改动' }).click();
      await expect(page.getByText('草稿：2 处改动，还没有发布')).toBeVisible();
    });

    await test.step('a list is taken into the draft, out of it as a whole, and in again', async () => {
      await part(page, /风险地区/);
      await takeList(page);
      await expect(page.getByText('草稿：3 处改动，还没有发布')).toBeVisible();
      await page.getByRole('button', { name: '撤回从“名单.xlsx”的整个导入' }).click();
      await expect(page.getByText('草稿：2 处改动，还没有发布')).toBeVisible();
      await takeList(page);
    });

    await test.step('all of it is read out and published', async () => {
      await page.getByRole('button', { name: '发布第 2 号策略' }).click();
      await expect(dialog.getByText('48 小时 → 24 小时')).toBeVisible();
      await expect(dialog.getByRole('listitem').filter({ hasText: '雁塔区' })).toContainText('管控区');
      await dialog.getByRole('button', { name: '发布', exact: true }).click();
      await expect(page.getByText('第 2 号策略已发布')).toBeVisible();
    });

    await test.step('the other desk keeps its change, on the new policy', async () => {
      await expect(other.page.getByText(/别人刚发布了第 2 号策略。您的 1 处改动还在/)).toBeVisible();
      await other.page.getByRole('button', { name: '发布第 3 号策略' }).click();
      await other.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
      await expect(other.page.getByText('第 3 号策略已发布')).toBeVisible();
      const { parameters } = await county.ask<{ parameters: object }>('GET', '/v1/policy');
      expect(parameters).toMatchObject({ naatHours: 24, feverTenths: 375 });
    });

    await test.step('a traveller from the zone is judged by the row as it is now, and told so', async () => {
      await declare(traveller.page);
      await expect(traveller.page.getByText('橙 · 健康监测')).toBeVisible();
      await traveller.page.getByText('为什么？').click();
      const reason = traveller.page.getByRole('listitem').filter({ hasText: '雁塔区' });
      await expect(reason).toContainText('那里是管控区（中风险）');
      await expect(reason).toContainText('按现行策略：健康监测；在卡口：现场检测。');
    });
  } finally {
    for (const phone of [desk, other, traveller]) await phone.drop();
    await county.remove();
  }
});
