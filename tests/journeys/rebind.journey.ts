import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { declare, ZHANG } from './traveller';
import { askToSend, joinPost, openScan, walkGreen } from './worker';

test.afterAll(closeStudio);

const passCode = (page: Page) => page.getByRole('img', { name: /的通行码$/ });

/** Asks for the pass by two facts of the declaration. */
async function find(page: Page, phone: string): Promise<void> {
  await page.getByRole('textbox', { name: '证件号码' }).fill(ZHANG.id);
  await page.getByRole('textbox', { name: '报备时填的手机号码' }).fill(phone);
  await page.getByRole('button', { name: '找回', exact: true }).click();
}

test('a pass that was lost with its phone is found on another, and the old code is refused', async () => {
  const county = await CountyServer.ready();
  const old = await Phone.take({ origin: county.origin });
  const fresh = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(old.page);

    await test.step('the right person finds it, and the wrong number finds nothing', async () => {
      const { page } = fresh;
      await page.goto('/');
      await page.getByRole('link', { name: '报备过，但通行码不见了？' }).click();
      await find(page, '13800000002');
      await expect(page.getByText('没有找到还有效的报备', { exact: false })).toBeVisible();
      await find(page, ZHANG.phone);
      await expect(passCode(page)).toBeVisible();
      await expect(page.getByText('张*三')).toBeVisible();
    });

    await test.step('the old code is refused as revoked once the post has heard of it', async () => {
      await askToSend(worker.page);
      worker.show(await filmed(passCode(old.page), 1));
      // The camera may be quicker than the screen on which to scan.
      await worker.page.goto('/checkpoint');
      await expect(worker.page.getByRole('heading', { level: 1 })).toContainText('作废');
    });

    await test.step('the new one is good', async () => {
      worker.show(await filmed(passCode(fresh.page), 1));
      await openScan(worker.page);
      await walkGreen(worker.page);
      await expect(worker.page.getByRole('alert')).toContainText('放行');
    });
  } finally {
    for (const phone of [old, fresh, worker]) await phone.drop();
    await county.remove();
  }
});

test('the phone that was left behind is told, and takes the pass back', async () => {
  const county = await CountyServer.ready();
  const old = await Phone.take({ origin: county.origin });
  const fresh = await Phone.take({ origin: county.origin });
  try {
    await declare(old.page);
    await fresh.page.goto('/find-pass');
    await find(fresh.page, ZHANG.phone);
    await expect(passCode(fresh.page)).toBeVisible();

    await test.step('the old phone says so by itself after a while, and takes the pass back', async () => {
      const { page } = old;
      await page.clock.install();
      await page.reload();
      await expect(passCode(page)).toBeVisible();
      await page.clock.fastForward('07:00');
      await expect(page.getByText('这个通行码已经作废')).toBeVisible();
      await expect(page.getByText('另一部手机凭证件号码和手机号码', { exact: false })).toBeVisible();
      await expect(passCode(page)).toBeHidden();
      await page.getByRole('button', { name: '在这部手机上拿回来' }).click();
      await expect(passCode(page)).toBeVisible();
    });

    await test.step('and the other is told in turn, when it asks', async () => {
      const { page } = fresh;
      await page.getByRole('button', { name: '现在核对' }).click();
      await expect(page.getByText('另一部手机为同一份证件领了通行码', { exact: false })).toBeVisible();
    });
  } finally {
    for (const phone of [old, fresh]) await phone.drop();
    await county.remove();
  }
});

test('with no network the page says what can be done without', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin });
  try {
    await phone.page.goto('/find-pass');
    await expect(phone.page.getByRole('button', { name: '找回', exact: true })).toBeVisible();
    await phone.context.setOffline(true);
    await find(phone.page, ZHANG.phone);
    await expect(phone.page.getByText('没有网络也可以到卡口', { exact: false })).toBeVisible();
  } finally {
    await phone.drop();
    await county.remove();
  }
});
