import { expect, test } from '@playwright/test';
import { CountyServer, DESK } from './county';
import { DESK_SCREEN, openDesk, toPart, tryDoor } from './desk';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { checkByHand, confirmRelease, expectUnsent, joinPost } from './worker';

const ON_FOOT = { name: '郑师傅', id: nationalId('61012119830909129') };
const POST = '汉阴东出口';

test('from the printed link to a county at work, and a lost phone shut out', async () => {
  const county = await CountyServer.start();
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN, firstVisit: true });
  const phone = await Phone.take({ origin: county.origin, firstVisit: true });
  const { page } = desk;
  const onward = () => page.getByRole('button', { name: '继续', exact: true }).click();
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  try {
    await test.step('the set-up page founds the county', async () => {
      await page.goto(`/setup#${county.setupToken()}`);
      await page.getByRole('radio', { name: /^建立我们县/ }).click();
      await onward();
      await page.getByRole('searchbox', { name: '输入地名查找' }).fill('汉阴');
      await press(/汉阴县/);
      await expect(page.getByLabel('对外用的名称')).toHaveValue('汉阴县');
      await page.getByLabel('咨询电话').fill('0915-5212345');
      await onward();
      await page.getByLabel('姓名').fill(DESK.name);
      await page.getByLabel('账号').fill(DESK.login);
      await page.getByLabel('密码', { exact: true }).fill(DESK.password);
      await page.getByLabel('再输一次密码').fill(DESK.password);
      await onward();
      await page.getByLabel('名称').fill('汉阴南出口');
      await page.getByRole('radio', { name: '高速出口' }).click();
      await page.getByLabel('在哪个乡镇').selectOption({ label: '城关镇' });
      await press('加上这个卡口');
      await onward();
      await press('建立');
      await expect(page.getByRole('heading', { name: '汉阴县 建好了' })).toBeVisible();
    });

    await test.step('the link is used up', async () => {
      await page.goto('about:blank');
      await page.goto(`/setup#${county.setupToken()}`);
      await expect(page.getByRole('heading', { name: '本县已经建好了', level: 2 })).toBeVisible();
    });

    await test.step('whoever founded it is signed in', async () => {
      await page.getByRole('link', { name: '到指挥部' }).click();
      await expect(page.getByRole('navigation', { name: '各颜色人数' })).toBeVisible();
    });

    await test.step('a wrong password is told, the right one opens', async () => {
      await press('退出登录');
      await tryDoor(page, 'not the password at all');
      await expect(page.getByRole('alert').filter({ hasText: '账号或密码不对' })).toBeVisible();
      await openDesk(page);
    });

    await test.step('the desk makes a post and its worker', async () => {
      await toPart(page, '场所与人员');
      await press('加一个卡口');
      await dialog.getByLabel('名称').fill(POST);
      await dialog.getByRole('radio', { name: '高速出口' }).click();
      await dialog.getByRole('button', { name: '城关镇' }).click();
      await dialog.getByRole('button', { name: '建卡口' }).click();
      await expect(page.getByText(`已建：${POST}`)).toBeVisible();
      await page.getByRole('link', { name: /^工作人员/ }).click();
      await press('加一名工作人员');
      await dialog.getByLabel('姓名').fill('刘工');
      await dialog.getByLabel('卡口').selectOption({ label: POST });
      await dialog.getByRole('button', { name: '加上' }).click();
      await expect(page.getByText('已建：刘工')).toBeVisible();
    });

    const link = await test.step('a phone joins by the link that the desk shows, once', async () => {
      await page.getByRole('link', { name: /^卡口 \d/ }).click();
      await press(`在 ${POST} 登记手机`);
      const shown = await dialog.getByRole('link').textContent();
      await joinPost(phone.page, shown ?? '', '刘工');
      await expect(dialog.getByText(/已登记到这个卡口。$/)).toBeVisible();
      await dialog.getByRole('button', { name: '关闭' }).click();
      return shown ?? '';
    });

    await test.step('the same link does not let another phone in', async () => {
      await page.goto(link);
      await expect(page.getByRole('alert')).toContainText('请指挥部再出一个');
      await openBoardAgain();
    });

    await test.step('a phone that is shut out says so, and keeps its records', async () => {
      await checkByHand(phone.page, ON_FOOT);
      await phone.context.setOffline(true);
      await toPart(page, '场所与人员');
      await page.getByRole('link', { name: /^手机/ }).click();
      await press(new RegExp(`^作废 ${POST} 的`));
      await dialog.getByRole('button', { name: '作废', exact: true }).click();
      await expect(page.getByText(/^已作废：/)).toBeVisible();
      const masked = await confirmRelease(phone.page, ON_FOOT);
      await expectUnsent(phone.page, 1);
      await phone.context.setOffline(false);
      await expect(phone.page.getByRole('heading', { name: '这部手机已被停用', level: 2 })).toBeVisible();
      await phone.page.getByRole('button', { name: '登记与设置' }).click();
      await expect(phone.page.getByRole('listitem').filter({ hasText: masked })).toContainText('待传');
    });
  } finally {
    for (const one of [desk, phone]) await one.drop();
    await county.remove();
  }

  async function openBoardAgain(): Promise<void> {
    await page.goto('/desk');
    await expect(page.getByRole('navigation', { name: '各颜色人数' })).toBeVisible();
  }
});
