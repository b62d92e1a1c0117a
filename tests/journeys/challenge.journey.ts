import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { declare } from './traveller';
import { GREEN_TAPS, joinPost, openScan, walkGreen } from './worker';

const TEN_MINUTES = 600_000;

test.afterAll(closeStudio);

const passCode = (page: Page) => page.getByRole('img', { name: /的通行码$/ });
const answerCode = passCode;

/** Opens the pass with no network on a phone whose clock somebody set ten minutes on while the app was closed. */
async function openPassWithWrongClock({ context, page }: Phone): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.goto('about:blank');
  await page.clock.install({ time: Date.now() + TEN_MINUTES });
  await page.goto('/pass');
  await expect(passCode(page)).toBeVisible();
}

test('a phone offline with its clock ten minutes off is taken for an old picture, scans what the post asks, and is let in', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const { page } = traveller;
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(page);
    await openPassWithWrongClock(traveller);

    await test.step('the post says how far off the clock is', async () => {
      worker.show(await filmed(passCode(page), 1));
      await openScan(worker.page);
      await expect(worker.page.getByRole('heading', { level: 1 })).toContainText('时间不对');
      await expect(worker.page.getByRole('main')).toContainText('10 分钟后');
      await worker.page.getByRole('button', { name: '让对方手机验证' }).click();
    });

    await test.step('the traveller scans the question; another code is no question, and that is said', async () => {
      const question = worker.page.getByRole('img', { name: '给对方扫的验证码' });
      traveller.show(await filmed(passCode(page), 1));
      await page.getByRole('button', { name: '回答口令' }).click();
      await expect(page.getByText('这不是卡口的验证码', { exact: false })).toBeVisible();
      await page.goBack();
      await expect(passCode(page)).toBeVisible();
      traveller.show(await filmed(question, 1));
      await page.getByRole('button', { name: '回答口令' }).click();
      await expect(page.getByText('码上写的是：汉阴南出口')).toBeVisible();
    });

    await test.step('the answer is good whatever the clocks say', async () => {
      worker.show(await filmed(answerCode(page), 1));
      await worker.page.getByRole('button', { name: '扫对方的新码' }).click();
      await worker.page.getByRole('button', { name: '1 人', exact: true }).click();
      await expect(worker.page.getByRole('main')).toContainText('对方手机快了 10 分钟；码是真的。');
      for (const name of GREEN_TAPS.slice(1))
        await worker.page.getByRole('button', { name, exact: true }).first().click();
      await expect(worker.page.getByRole('alert')).toContainText('放行');
      await page.getByRole('button', { name: '回到平常的码' }).click();
      await expect(page.getByRole('button', { name: '回答口令' })).toBeVisible();
    });

    await test.step('with a network the phone learns how far off it is, and says so', async () => {
      await traveller.context.setOffline(false);
      await page.getByRole('button', { name: '现在核对' }).click();
      await expect(page.getByText('这部手机的时间快了 10 分钟，通行码已经算进去了。')).toBeVisible();
    });
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('where the traveller has no camera, six digits answer, and a picture or the text of the question do too', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const { page } = traveller;
  const typed = page.getByRole('textbox', { name: '工作人员念的 6 位数字' });
  const show = page.getByRole('button', { name: '换成回答码' });
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(page);
    await openPassWithWrongClock(traveller);
    worker.show(await filmed(passCode(page), 1));
    await openScan(worker.page);
    await worker.page.getByRole('button', { name: '让对方手机验证' }).click();
    const question = worker.page.getByRole('img', { name: '给对方扫的验证码' });

    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: '回答口令' }).click();
    await expect(page.getByText('没有相机权限', { exact: false })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: '输入 6 位数字' }).click();

    await test.step('what is no answer is told apart', async () => {
      await show.click();
      await expect(page.getByText('听不清就请工作人员再念一遍', { exact: false })).toBeVisible();
      await typed.fill('12345');
      await show.click();
      await expect(page.getByText('要正好 6 位数字', { exact: false })).toBeVisible();
    });

    await test.step('a picture of the question is read', async () => {
      const picture = { name: 'code.png', mimeType: 'image/png', buffer: await question.screenshot() };
      await page.locator('input[type=file]').setInputFiles(picture);
      await expect(page.getByText('码上写的是：汉阴南出口')).toBeVisible();
      await page.getByRole('button', { name: '回到平常的码' }).click();
    });

    await test.step('the digits are typed as they are heard', async () => {
      const digits = await worker.page.getByText(/^\d{3} \d{3}$/).innerText();
      await page.getByRole('button', { name: '回答口令' }).click();
      await page.getByRole('main').getByRole('button', { name: '输入 6 位数字' }).click();
      await typed.fill(digits);
      await show.click();
      await expect(page.getByText(`已回答 ${digits.replace(' ', '')}`)).toBeVisible();
      worker.show(await filmed(answerCode(page), 1));
      await worker.page.getByRole('button', { name: '扫对方的新码' }).click();
      await walkGreen(worker.page);
      await expect(worker.page.getByRole('alert')).toContainText('放行');
    });

    await test.step('after a minute the code is the usual one again', async () => {
      await page.clock.fastForward(61_000);
      await expect(page.getByRole('button', { name: '回答口令' })).toBeVisible();
    });
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});
