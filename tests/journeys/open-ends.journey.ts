import { expect, type Page, test } from '@playwright/test';
import { maskName } from '#domain/document/name';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk, toPart } from './desk';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { askToSend, joinPost, openScan, type Stranger, typeIn } from './worker';

const WAITS = { name: '赵铁柱', id: nationalId('61012119800202123') };
const FEVER = { name: '钱桂花', id: nationalId('61012119750303124') };

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** Walks somebody without a code to the sign, with a health code and a temperature as they are. */
async function walk(page: Page, stranger: Stranger, seen: { code: string; degrees: string }): Promise<void> {
  await tap(page, '无码');
  await typeIn(page, stranger);
  const rest = ['阴性 24 小时内', '箭头在动，只有这些地方', /^一直在/, '都没有', seen.degrees];
  for (const name of ['1 人', '相符', seen.code, ...rest]) await tap(page, name);
}

test('a test waits at the desk and at the post until its result is said offline; fever waits for the word of a clinic', async () => {
  const county = await CountyServer.ready();
  const worker = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const { page, context } = worker;
  const [waits, fever] = [maskName(WAITS.name), maskName(FEVER.name)];
  const lineOf = (name: string) => desk.page.getByRole('listitem').filter({ hasText: name });
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await openDesk(desk.page);
    await toPart(desk.page, '待办');
    await expect(desk.page.getByText('没有待办')).toBeVisible();

    await test.step('a code whose clock stands still asks for a test, and there is no result yet', async () => {
      await walk(page, WAITS, { code: '绿码，时间不动', degrees: '36.5' });
      await expect(page.getByRole('alert')).toContainText('现场检测');
      await tap(page, '去检测');
      await tap(page, '还没有结果，先记录');
      await tap(page, '留在这里等检测，记录');
      await expect(page.getByRole('status').filter({ hasText: `已记录：${waits} 现场检测` })).toBeVisible();
    });

    await test.step('it waits at the desk, with its clock, and somebody sees to it', async () => {
      await expect(lineOf(waits)).toContainText('在汉阴南出口要做现场检测，还没有结果');
      await expect(lineOf(waits)).toContainText(/还剩 1[12] 小时/);
      await desk.page.getByRole('button', { name: `${waits}这件我来办` }).click();
      await expect(lineOf(waits)).toContainText('县指挥部 李主任 在办');
    });

    await test.step('with no network the worker says that it is positive, and reads what to do', async () => {
      await context.setOffline(true);
      await tap(page, '登记与设置');
      await tap(page, '待办 1');
      await tap(page, new RegExp(`^${waits.replace('*', '\\*')}`));
      await tap(page, '抗原阳性');
      await tap(page, '刚才');
      await expect(page.getByRole('alert')).toContainText('闭环转运');
      await tap(page, '知道了');
      await expect(page.getByText('没有待办')).toBeVisible();
      await page.reload();
      await openScan(page);
      await tap(page, '登记与设置');
      await expect(page.getByRole('button', { name: /^待办/ })).toBeHidden();
      await tap(page, '返回');
    });

    await test.step('with the network the person is red at once, and there is an instruction', async () => {
      await context.setOffline(false);
      await askToSend(page);
      await tap(page, '返回');
      await expect(desk.page.getByText('没有待办')).toBeVisible();
      await toPart(desk.page, '指令');
      const row = desk.page.getByRole('row').filter({ hasText: waits });
      await expect(row).toContainText('集中隔离');
    });

    await test.step('fever goes to the clinic, and waits at the desk for what the clinic says', async () => {
      await walk(page, FEVER, { code: '绿码，在跳动', degrees: '37.4' });
      await expect(page.getByRole('alert')).toContainText('发热');
      await tap(page, '送发热门诊');
      await tap(page, '已交代，记录送发热门诊');
      await toPart(desk.page, '待办');
      await expect(lineOf(fever)).toContainText('发热或有症状，送发热门诊');
      await expect(lineOf(fever)).toContainText('橙');
    });

    await test.step('the clinic’s word, with who heard it, ends the orange', async () => {
      await desk.page.getByRole('button', { name: `${fever}这件办结` }).click();
      const dialog = desk.page.getByRole('dialog');
      await dialog.getByRole('button', { name: '办结' }).click();
      await expect(dialog.getByText('请选一个结果。')).toBeVisible();
      await dialog.getByRole('radio', { name: '门诊已排除' }).click();
      await dialog.getByRole('textbox', { name: '怎么办的' }).fill('县医院刘医生电话：核酸阴性，普通感冒');
      await dialog.getByRole('button', { name: '办结' }).click();
      await expect(desk.page.getByText(`${fever}这件已办结，记入审计日志。`)).toBeVisible();
      await expect(desk.page.getByText('没有待办')).toBeVisible();
      await toPart(desk.page, '看板');
      await expect(desk.page.getByRole('link', { name: '橙 0 人，只看这些人的记录' })).toBeVisible();
      await expect(desk.page.getByRole('link', { name: '红 1 人，只看这些人的记录' })).toBeVisible();
    });
  } finally {
    for (const phone of [worker, desk]) await phone.drop();
    await county.remove();
  }
});
