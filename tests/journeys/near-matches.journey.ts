import { expect, type Page, test } from '@playwright/test';
import { installAnswerSchema } from '#domain/wire';
import { testPhone } from '../server/phone';
import { type DeclarationChoice, declaration } from '../server/sayings';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk } from './desk';
import { Phone } from './phone';

/** Somebody declares with a phone of their own. */
async function declare(county: CountyServer, choice: DeclarationChoice): Promise<void> {
  const phone = testPhone(county.origin);
  const body = { install: phone.install, key: phone.key };
  const hello = await phone.request('POST', '/v1/installs', { body });
  phone.county(installAnswerSchema.parse(await hello.json()).county);
  await phone.send([await phone.seal(declaration(choice))]);
}

/** Presses a deed, says why, and does it. */
async function decide(page: Page, deed: string, why: string): Promise<void> {
  await page.getByRole('button', { name: deed, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: deed, exact: true }).click();
  await expect(dialog.getByText('请写理由')).toBeVisible();
  await dialog.getByLabel('理由').fill(why);
  await dialog.getByRole('button', { name: deed, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a slip in a document makes two of one person: the desk sees both, joins them, finds out better and undoes it', async () => {
  test.setTimeout(120_000);
  const county = await CountyServer.ready();
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const { page } = desk;
  const today = new Date().toISOString().slice(0, 10);
  const common = { name: '欧阳晓棠', phone: '13800000001', destination: '610921100001' };
  try {
    await declare(county, { ...common, identity: { type: 'passport', number: 'E12345678' } });
    const abroad = [{ place: 'US', from: today, to: today }];
    await declare(county, {
      ...common,
      identity: { type: 'passport', number: 'E12345578' },
      stays: abroad,
    });
    // Its work of each minute begins when it starts again.
    await county.stop();
    await county.up();
    await openDesk(page);
    await page.goto('/desk/persons');
    await expect(page.getByRole('heading', { name: '可能是同一人：1 对' })).toBeVisible();
    await expect(page.getByText('姓名相同，证件号码只有第 7 位不同')).toBeVisible();
    await page.getByRole('link', { name: '欧**棠' }).first().click();
    await expect(page.getByText('还有 1 条可能是同一个人。')).toBeVisible();
    await page.getByRole('link', { name: '去对照' }).click();
    await decide(page, '是同一人，合并', '打过电话，是同一个人');
    await expect(page.getByText('已合并，颜色已重新判定。')).toBeVisible();
    // By the last six of the document that was wrong, or of the right one: one person, and red.
    await page.getByLabel('姓名、证件后六位、电话或车牌').fill('345678');
    await page.getByRole('button', { name: '查找' }).click();
    await expect(page.getByRole('row', { name: /红.*欧\*\*棠/ })).toBeVisible();
    await page.getByRole('link', { name: '欧**棠' }).click();
    await expect(page.getByRole('heading', { name: '由 2 条合并而成' })).toBeVisible();
    await expect(page.getByText('打过电话，是同一个人')).toHaveCount(1);
    await expect(page.getByText('说过 2 次').first()).toBeVisible();
    await decide(page, '撤销合并', '看过证件，是两个人');
    await expect(page.getByText('已撤销合并。')).toBeVisible();
    await expect(page.locator('.verdict-now')).toContainText('红');
    await page.getByRole('link', { name: '看另一条' }).click();
    await expect(page.locator('.verdict-now')).toContainText('绿');
    await expect(page.getByText('看过证件，是两个人')).toHaveCount(1);
    await page.goto('/desk/persons');
    await expect(page.getByRole('heading', { name: /可能是同一人/ })).toHaveCount(0);
  } finally {
    await desk.drop();
    await county.remove();
  }
});
