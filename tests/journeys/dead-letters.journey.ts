import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import Database from 'libsql';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { checkByHand, confirmRelease, expectUnsent, joinPost, openScan } from './worker';

const ZHAO = { name: '赵铁柱', id: nationalId('61012119800202123') };
const QIAN = { name: '钱桂花', id: nationalId('61012119750303124') };

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

type WorkerRow = { id: string; area: string; post: string; name: string; made_at: number };

/** What a server that was restored from yesterday's backup lacks: the worker who was added today. Run while it is stopped. */
function forgetWorkers(county: CountyServer): () => void {
  const open = () => new Database(join(county.data, 'kakou.db'));
  const before = open();
  const rows = before.prepare('select id, area, post, name, made_at from workers').all() as WorkerRow[];
  before.exec('delete from workers');
  before.close();
  return () => {
    const after = open();
    const put = after.prepare('insert into workers (id, area, post, name, made_at) values (?, ?, ?, ?, ?)');
    for (const { id, area, post, name, made_at } of rows) put.run(id, area, post, name, made_at);
    after.close();
  };
}

test('records that the county refuses stay in sight with the reason, and are sent again or made anew', async () => {
  test.slow();
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  try {
    const { page } = phone;
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await county.stop();
    const bringBack = forgetWorkers(county);
    for (const [before, stranger] of [ZHAO, QIAN].entries()) {
      await checkByHand(page, stranger);
      await confirmRelease(page, stranger);
      await expectUnsent(page, before + 1);
    }
    await county.up();
    await county.signIn();

    await test.step('the phone says why, and that nothing is lost', async () => {
      await tap(page, '登记与设置');
      await tap(page, '现在同步');
      await tap(page, '被退回和冲突的 2 条');
      await expect(page.getByText('登记的人不在指挥部的工作人员名单里。')).toHaveCount(2);
      await expect(page.getByRole('heading', { name: /赵\*柱/ })).toBeVisible();
    });

    await test.step('the desk sees how many, and why', async () => {
      await openDesk(desk.page);
      await toPart(desk.page, '场所与人员');
      await desk.page.getByRole('link', { name: /^手机/ }).click();
      await expect(desk.page.getByText('退回 2 条')).toBeVisible();
      await tap(desk.page, /看 汉阴南出口/);
      await expect(
        desk.page.getByRole('dialog').getByText('登记的人不在指挥部的工作人员名单里。'),
      ).toHaveCount(2);
      await tap(desk.page, '关闭');
    });

    await county.stop();
    bringBack();
    await county.up();
    await county.signIn();

    await test.step('sent again one is taken; the other is made anew and names the old one', async () => {
      await page
        .locator('article')
        .filter({ hasText: '赵*柱' })
        .getByRole('button', { name: '再传这条' })
        .click();
      await expect(page.locator('article')).toHaveCount(1);
      await tap(page, '重新查验这个人');
      await expect(page.getByText('重新查验：钱*花')).toBeVisible();
      await checkByHand(page, QIAN);
      await confirmRelease(page, QIAN);
      await expect.poll(async () => (await county.board()).rows.length).toBe(2);
    });

    await test.step('the old one is put aside and still there', async () => {
      await openScan(page);
      await tap(page, '登记与设置');
      await tap(page, '被退回和冲突的 1 条');
      await expect(page.getByRole('heading', { name: '放着的' })).toBeVisible();
      await tap(page, '全部再传一次');
      await expect(page.getByText('指挥部都收下了。')).toBeVisible();
    });

    await county.stop();
    const { checks } = checksIn(county);
    const anew = checks.find((one) => one.corrects !== undefined);
    expect(checks).toHaveLength(3);
    expect(checks.map((one) => one.id)).toContain(anew?.corrects);
  } finally {
    for (const one of [phone, desk]) await one.drop();
    await county.remove();
  }
});

/** The checks of a server that has been stopped. */
function checksIn(county: CountyServer): { checks: { id: string; corrects?: string }[] } {
  const database = new Database(join(county.data, 'kakou.db'), { readonly: true });
  const rows = database.prepare('select id, body from checks').all() as { id: string; body: string }[];
  database.close();
  return { checks: rows.map(({ id, body }) => ({ id, ...pickCorrects(JSON.parse(body)) })) };
}

const pickCorrects = ({ corrects }: { corrects?: string }) => (corrects === undefined ? {} : { corrects });
