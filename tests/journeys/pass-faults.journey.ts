import { expect, test } from '@playwright/test';
import { paperText } from '#domain/pass/qr-text';
import { carriedBy, forgedFrom, newForger, shownBy, textOf } from './codes';
import { CountyServer } from './county';
import { Phone } from './phone';
import { blankFrame, closeStudio, codeFrame } from './studio';
import { declare } from './traveller';
import { askToSend, joinPost, walkGreen } from './worker';

const A_MONTH = 30 * 86_400_000;
/** A key that no county has. */
const NOBODY = Uint8Array.of(1, 2, 3, 4);

test.afterAll(closeStudio);

test('a pass that will not do ends at a screen of its own, whatever is wrong with it', async () => {
  // A dozen times the camera is opened anew.
  test.setTimeout(240_000);
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const other = await Phone.take({ origin: county.origin });
  const heading = worker.page.getByRole('heading', { level: 1 });
  const key = (name: string) => worker.page.getByRole('button', { name, exact: true });
  /** Holds a code before the worker's camera, and reads what the screen says it is. */
  const shows = async (text: string, title: string) => {
    worker.show([await codeFrame(text)]);
    // The code may be read before anything could be seen of the scan screen.
    await worker.page.goto('/checkpoint');
    await expect(heading).toHaveText(title);
  };
  try {
    await worker.page.clock.install();
    const post = await county.post('汉阴南出口');
    await joinPost(worker.page, await county.enrolment(post, '王工'), '王工');
    await joinPost(other.page, await county.enrolment(post, '李工'), '李工');
    await declare(traveller.page);
    const code = traveller.page.getByRole('img', { name: /通行码/ });
    const live = await textOf(code);
    const carried = carriedBy(live);
    const forger = await newForger();

    await test.step('none of ours: named, not opened', async () => {
      await shows('https://example.org/pass', '这是一个网址');
      await expect(key('按证件登记')).toBeVisible();
    });

    await test.step('damaged', async () => {
      await shows(`${live.slice(0, 60)}0`, '码读不完整');
    });

    await test.step('another county’s: what it says of itself is told as a claim', async () => {
      await shows(await forgedFrom(forger, carried, NOBODY), '不认识的签发单位');
      await expect(worker.page.getByRole('alert')).toContainText('汉阴县的，没有得到证实');
      await expect(key('现在同步')).toBeVisible();
    });

    await test.step('forged in the county’s name', async () => {
      await shows(await forgedFrom(forger, carried), '码是伪造或改过的');
      await expect(worker.page.getByText('张小三')).toHaveCount(0);
    });

    await test.step('shown by another phone than the one that declared', async () => {
      await shows(await shownBy(forger, carried.pass.bytes), '码是从别的手机来的');
      await expect(worker.page.getByText('张小三')).toBeVisible();
    });

    await test.step('the live part cut off: a screenshot, never paper', async () => {
      await shows(paperText(carried.pass.bytes), '只有截图');
    });

    await test.step('used at this post a moment ago, on another phone of it', async () => {
      other.show([await codeFrame(await textOf(code))]);
      await other.page.goto('/checkpoint');
      await expect(other.page.getByRole('heading', { name: '车上几个人？' })).toBeVisible();
      other.show([await blankFrame()]);
      await walkGreen(other.page);
      await other.page.getByRole('button', { name: '放行，下一辆' }).click();
      await askToSend(other.page);
      await expect(other.page.getByText('全部已传到指挥部')).toBeVisible();
      await askToSend(worker.page);
      await expect(async () => {
        await shows(await textOf(code), '这个码刚在这里查过');
      }).toPass();
      await expect(worker.page.getByRole('alert')).toContainText('本卡口的另一部手机');
      await expect(key('同一个人，再查一次')).toBeVisible();
      await expect(key('是另一个人，按证件登记')).toBeVisible();
    });

    await test.step('revoked, since a paper one was issued', async () => {
      await traveller.page.getByRole('button', { name: '打印', exact: true }).click();
      await traveller.page.getByRole('button', { name: '签发纸质通行码' }).click();
      await expect(traveller.page.getByRole('region', { name: /PAPER PASS/ })).toBeVisible();
      await worker.page.goto('/checkpoint');
      await askToSend(worker.page);
      await expect(async () => {
        await shows(live, '通行码已作废');
      }).toPass();
    });

    await test.step('paper: the end of the document’s number is typed, and nothing else will do', async () => {
      const paper = await textOf(traveller.page.getByRole('region', { name: /PAPER PASS/ }).getByRole('img'));
      worker.show([await codeFrame(paper)]);
      await worker.page.goto('/checkpoint');
      await key('1 人').click();
      worker.show([await blankFrame()]);
      await expect(heading).toContainText('纸质码');
      await expect(worker.page.getByRole('main')).not.toContainText('1230');
      for (const digit of '1231') await key(digit).click();
      await key('核对').click();
      await expect(worker.page.getByText('和纸质码不一样', { exact: false })).toBeVisible();
      await key('删一位').click();
      await key('0').click();
      await key('核对').click();
      await expect(heading).toContainText('健康码');
      for (const answer of [
        '绿码，在跳动',
        '阴性 24 小时内',
        '箭头在动，只有这些地方',
        '36.5',
        '放行，下一辆',
      ])
        await key(answer).click();
      await expect(key('无码')).toBeVisible();
    });

    await test.step('expired, with no network for a month', async () => {
      await county.stop();
      await worker.page.clock.setSystemTime(Date.now() + A_MONTH);
      await shows(live, '通行码过期了');
    });
  } finally {
    for (const phone of [traveller, worker, other]) await phone.drop();
    await county.remove();
  }
});
