import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { nationalId } from './traveller';
import { checkByHand, confirmRelease, expectUnsent, joinPost, openScan } from './worker';

const ON_FOOT = [
  { name: '赵铁柱', id: nationalId('61012119800202123') },
  { name: '钱桂花', id: nationalId('61012119750303124') },
];
/** So many pictures of a moving code are more than its few pieces need, whatever else the camera sees twice. */
const FILM = 14;

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** Opens the page of what waits, and there the ways without a network. */
async function toHandOver(page: Page): Promise<void> {
  await tap(page, '登记与设置');
  await tap(page, '没有网？手工转交');
}

async function checkEverybody(page: Page): Promise<void> {
  for (const [before, stranger] of ON_FOOT.entries()) {
    await checkByHand(page, stranger);
    await confirmRelease(page, stranger);
    await expectUnsent(page, before + 1);
  }
}

test.afterAll(closeStudio);

test('a phone without a network shows its records to another phone, which sends them and shows the receipts back', async () => {
  test.slow();
  const county = await CountyServer.ready();
  const origin = await Phone.take({ origin: county.origin });
  const carrier = await Phone.take({ origin: county.origin });
  try {
    await joinPost(origin.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await joinPost(carrier.page, await county.enrolment(await county.post('汉阴北出口'), '李工'), '李工');
    await origin.context.setOffline(true);
    await checkEverybody(origin.page);

    await test.step('the records go as a moving code, and the other phone sends them', async () => {
      await toHandOver(origin.page);
      await tap(origin.page, /给另一部手机扫/);
      carrier.show(await filmed(origin.page.getByRole('img', { name: '动画码' }), FILM));
      await toHandOver(carrier.page);
      await tap(carrier.page, /^接收/);
      await expect(carrier.page.getByText('收好了：2 条')).toBeVisible();
      await expect.poll(async () => (await county.board()).rows.length).toBe(2);
    });

    await test.step('nothing has left the first phone before the receipts', async () => {
      await tap(origin.page, '对方收好了');
      await expect(origin.page.getByText('这部手机有 2 条没传')).toBeVisible();
    });

    await test.step('the receipts come back as a moving code, still without a network', async () => {
      await tap(carrier.page, '收完了');
      await expect(carrier.page.getByText('已传到指挥部', { exact: true })).toBeVisible();
      await tap(carrier.page, '给他看回执');
      origin.show(await filmed(carrier.page.getByRole('img', { name: '动画码' }), FILM));
      await tap(origin.page, /^接收/);
      await expect(origin.page.getByText('回执收好了：2 条已到指挥部')).toBeVisible();
      await openScan(origin.page);
      await expectUnsent(origin.page, 0);
    });

    const { rows } = await county.board();
    expect(new Set(rows.map((row) => row.postName))).toEqual(new Set(['汉阴南出口']));
    expect(rows.map((row) => row.worker)).toEqual(['王工', '王工']);
  } finally {
    for (const phone of [origin, carrier]) await phone.drop();
    await county.remove();
  }
});

test('a revoked phone keeps its records, hands them over as a file, and is empty once the desk’s receipts came', async () => {
  test.slow();
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  try {
    const { page, context } = phone;
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await context.setOffline(true);
    await checkEverybody(page);
    const [install] = (await county.places()).phones;
    await county.ask('DELETE', `/v1/phones/${install?.install}`);
    await context.setOffline(false);

    await test.step('the phone says that it was revoked, and keeps what is unsent', async () => {
      await expect(page.getByRole('heading', { name: '这部手机已被停用' }).first()).toBeVisible();
      await tap(page, '登记与设置');
      await expect(page.getByText('还有 2 条没交出去', { exact: false })).toBeVisible();
    });

    const file = await test.step('its records leave as a sealed file', async () => {
      await tap(page, '没有网？手工转交');
      const [download] = await Promise.all([page.waitForEvent('download'), tap(page, /存成文件/)]);
      expect(download.suggestedFilename()).toMatch(/^kakou-登记-汉阴南出口-\d{4}-\d{2}-\d{2}\.kakou$/);
      const path = await download.path();
      const text = readFileSync(path).toString('latin1');
      for (const { id } of ON_FOOT) expect(text).not.toContain(id);
      return path;
    });

    const receipts = await test.step('the desk imports it, and gives the receipts', async () => {
      await openDesk(desk.page);
      await toPart(desk.page, '场所与人员');
      await desk.page.getByRole('link', { name: /^手机/ }).click();
      await expect(desk.page.getByText('已作废，还有没交出来的')).toBeVisible();
      await tap(desk.page, '导入手机交来的文件');
      await desk.page.getByLabel('选文件').setInputFiles({
        name: 'letter.kakou',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('not a file of records'),
      });
      await expect(desk.page.getByText('这不是登记文件', { exact: false })).toBeVisible();
      await desk.page.getByLabel('选文件').setInputFiles(file);
      const dialog = desk.page.getByRole('dialog');
      await expect(dialog.getByText('这部手机已经作废', { exact: false })).toBeVisible();
      await expect(dialog.getByRole('definition').first()).toHaveText('2');
      const [download] = await Promise.all([
        desk.page.waitForEvent('download'),
        tap(desk.page, '回执存成文件'),
      ]);
      return await download.path();
    });

    await test.step('with the receipts the phone is empty', async () => {
      await tap(page, /^接收/);
      await page.getByLabel('打开文件').setInputFiles(receipts);
      await expect(page.getByText('回执收好了：2 条已到指挥部')).toBeVisible();
      await tap(page, '收完了');
      await expect(page.getByText('登记都已交清，这部手机可以交回了。')).toBeVisible();
    });

    expect((await county.board()).rows.map((row) => row.worker)).toEqual(['王工', '王工']);
  } finally {
    for (const one of [phone, desk]) await one.drop();
    await county.remove();
  }
});
