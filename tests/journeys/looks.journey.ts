import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { openDesk } from './desk';
import { faultsOf } from './faults-of';
import { Phone } from './phone';
import { answerPerson, answerTrip, declare, nationalId, ZHANG } from './traveller';
import { joinPost, joinVillage, typeIn } from './worker';

const ON_FOOT = { name: '冯大娘', id: nationalId('61012119601010122') };

/** The same screen in the other language, which is chosen on the public pages. */
async function speak(page: Page, language: '中文' | 'English'): Promise<void> {
  const here = page.url();
  const choice = page.getByRole('button', { name: language, exact: true });
  if (!(await choice.isVisible())) await page.goto('/');
  await choice.click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
  if (page.url() !== here) await page.goto(here);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
}

/** Looks at a screen twice: in Chinese by day, in English by night. */
async function look(page: Page, screen: string): Promise<void> {
  await test.step(screen, async () => {
    expect.soft(await faultsOf(page), `${screen}, zh, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await speak(page, 'English');
    expect.soft(await faultsOf(page), `${screen}, en, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await speak(page, '中文');
  });
}

test('every screen can be read and touched, and asks nobody but the county', async () => {
  const county = await CountyServer.start();
  const traveller = await Phone.take({ origin: county.origin, firstVisit: true });
  const worker = await Phone.take({ origin: county.origin, firstVisit: true });
  const asked = new Set<string>();
  let byServiceWorker = 0;
  for (const { context } of [traveller, worker])
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:') asked.add(origin);
      if (request.serviceWorker() !== null) byServiceWorker += 1;
    });
  const tap = (name: string) => worker.page.getByRole('button', { name, exact: true }).click();
  try {
    const { page } = traveller;
    await page.goto(`/setup#${county.setupToken()}`);
    await page.getByRole('radio', { name: /^建立我们县/ }).waitFor();
    await look(page, 'set-up');
    await county.setUp();
    await county.signIn();
    await page.goto('/');
    await look(page, 'start');
    await page.goto('/privacy');
    await look(page, 'privacy');
    await page.goto('/declare');
    await look(page, 'declare, who');
    await answerTrip(page);
    await look(page, 'declare, person');
    await page.goto('/declare/origin');
    await look(page, 'declare, place');
    await page.goto('/declare/person-1');
    await answerPerson(page, ZHANG);
    await look(page, 'declare, check');
    await page.getByRole('button', { name: '确认并发送' }).click();
    await page.getByRole('img', { name: /通行码/ }).waitFor();
    await look(page, 'pass');
    await page.goto('/desk');
    await look(page, 'desk, sign in');
    await openDesk(page);
    await look(page, 'desk, board');
    await page.goto('/desk/places');
    await page.getByRole('table').waitFor();
    await look(page, 'desk, places');

    await worker.page.goto('/enrol');
    await look(worker.page, 'enrol');
    // The same address with a token behind it would not be loaded anew.
    await worker.page.goto('about:blank');
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await look(worker.page, 'scan');
    await tap('无码');
    await typeIn(worker.page, ON_FOOT);
    await look(worker.page, 'heads');
    await tap('1 人');
    await tap('相符');
    await look(worker.page, 'step 2');
    for (const name of ['绿码，在跳动', '阴性 24 小时内', '箭头在动，只有这些地方']) await tap(name);
    await worker.page.getByRole('button', { name: /^一直在/ }).click();
    await tap('都没有');
    await look(worker.page, 'temperature');
    await tap('36.5');
    await look(worker.page, 'sign');
    await tap('放行，下一辆');
    await tap('登记与设置');
    await worker.page.getByText('全部已传到指挥部').waitFor();
    expect.soft(await faultsOf(worker.page), 'records, zh, light').toEqual([]);
    await joinVillage(
      worker.page,
      await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长'),
      '陈组长',
    );
    await worker.page.getByRole('button', { name: '登记张*三到达' }).waitFor();
    await look(worker.page, 'village roll');

    expect([...asked]).toEqual([county.origin]);
    expect(byServiceWorker, 'requests of the service worker are seen').toBeGreaterThan(0);
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('so can what a traveller does with a pass beyond showing it', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin });
  const { page } = phone;
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  try {
    await page.goto('/find-pass');
    await tap('找回');
    await look(page, 'find a pass, with faults');
    await declare(page);
    await tap('回答口令');
    await page.getByText('对准工作人员手机上的码').waitFor();
    await look(page, 'scan what a worker asks');
    await tap('输入 6 位数字');
    await look(page, 'six digits');
    await page.getByRole('textbox').fill('418203');
    await tap('换成回答码');
    await page.getByText('已回答 418203').waitFor();
    expect.soft(await faultsOf(page), 'answer, zh, light').toEqual([]);
    await tap('回到平常的码');
    await tap('打印');
    await look(page, 'paper, asked');
    await tap('签发纸质通行码');
    await page.getByRole('radio', { name: /^A4/ }).waitFor();
    await look(page, 'paper pass');
  } finally {
    await phone.drop();
    await county.remove();
  }
});
