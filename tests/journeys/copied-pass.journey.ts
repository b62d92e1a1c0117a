import { expect, test } from '@playwright/test';
import type { PersonAnswer } from '#domain/desk/desk';
import { carriedBy, textOf } from './codes';
import { CountyServer } from './county';
import { Phone } from './phone';
import { blankFrame, closeStudio, filmed } from './studio';
import { declare, nationalId } from './traveller';
import { joinPost, typeIn } from './worker';

const BORROWER = { name: '李四', id: nationalId('61012119880808123') };
const TEN_SECONDS = 10_000;

test.afterAll(closeStudio);

test('a picture or a recording of a pass is fresh for a moment, then it is not, and then it is refused', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const heading = worker.page.getByRole('heading', { level: 1 });
  const holds = async (frames: readonly Buffer[], title: string) => {
    worker.show(frames);
    // The code may be read before anything could be seen of the scan screen.
    await worker.page.goto('/checkpoint');
    await expect(heading).toHaveText(title);
  };
  try {
    await worker.page.clock.install();
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await traveller.page.clock.install();
    await declare(traveller.page);
    const code = traveller.page.getByRole('img', { name: /通行码/ });
    const picture = await filmed(code, 1);
    const recording = [...picture];
    for (let taken = 0; taken < 2; taken++) {
      await traveller.page.clock.fastForward(TEN_SECONDS);
      recording.push(...(await filmed(code, 1)));
    }
    const began = Date.now();
    const later = (ms: number) => worker.page.clock.setSystemTime(began + ms);
    expect(new Set(recording.map((frame) => frame.toString('base64'))).size).toBe(recording.length);
    await county.stop();

    await holds(picture, '车上几个人？');
    // The camera looks again as soon as the scan screen is back: the same picture would begin the same car.
    worker.show([await blankFrame()]);
    await worker.page.getByRole('button', { name: '返回' }).click();

    await test.step('after 45 s it is not fresh: the phone is asked, or the document compared', async () => {
      await later(75_000);
      await holds(picture, '两部手机时间不一致');
      await expect(worker.page.getByRole('button', { name: '让对方手机验证' })).toBeVisible();
      await expect(worker.page.getByRole('button', { name: '比对证件，继续' })).toBeVisible();
    });

    await test.step('after 120 s it is an old picture, and so is the recording of it', async () => {
      await later(150_000);
      await holds(picture, '旧图片，或者时间不对');
      await later(210_000);
      await holds(recording, '旧图片，或者时间不对');
    });

    await test.step('asked to answer, a recording cannot', async () => {
      await worker.page.getByRole('button', { name: '让对方手机验证' }).click();
      await expect(worker.page.getByRole('img', { name: '给对方扫的验证码' })).toBeVisible();
      worker.show(recording);
      await worker.page.getByRole('button', { name: '扫对方的新码' }).click();
      await expect(worker.page.getByText('刚才的码没有回答这个口令。')).toBeVisible();
      await worker.page.getByRole('button', { name: '比对证件', exact: true }).click();
      await worker.page.getByRole('button', { name: '1 人', exact: true }).click();
      await expect(worker.page.getByText('对方手机没有回答口令', { exact: false })).toBeVisible();
    });
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('somebody with another’s phone is registered as themselves, and the desk sees whose code it was', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const tap = (name: string | RegExp) =>
    worker.page.getByRole('button', { name, exact: true }).first().click();
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(traveller.page);
    const shown = traveller.page.getByRole('img', { name: /通行码/ });
    const code = await textOf(shown);
    worker.show(await filmed(shown, 3));
    await worker.page.goto('/checkpoint');
    await tap('1 人');
    await tap('不相符');
    await expect(worker.page.getByText('出示的是别人的码', { exact: false })).toBeVisible();
    await tap('手工登记');
    await typeIn(worker.page, BORROWER);
    for (const answer of [
      '相符',
      '绿码，在跳动',
      '阴性 24 小时内',
      '箭头在动，只有这些地方',
      /^一直在/,
      '都没有',
      '36.5',
    ])
      await tap(answer);
    await expect(worker.page.getByText('借用的码会自动报告指挥部', { exact: false })).toBeVisible();
    worker.show([await blankFrame()]);
    await tap('放行，下一辆');
    await expect(worker.page.getByRole('status').filter({ hasText: '已记录：李* 放行' })).toBeVisible();
    const seen = async () => (await county.board()).rows.find(({ name }) => name.startsWith('李'));
    await expect.poll(seen, { timeout: 15_000 }).toBeDefined();
    const file = await county.ask<PersonAnswer>('GET', `/v1/persons/${(await seen())?.person}`);
    expect(JSON.stringify(file.timeline)).toContain('"state":"borrowed"');
    expect(JSON.stringify(file.timeline)).toContain(carriedBy(code).pass.payload.cti);
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('a post that always asks lets a live code through only with its answer', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  const code = traveller.page.getByRole('img', { name: /通行码$/ });
  try {
    const post = await county.post('汉阴南出口');
    await county.ask('POST', `/v1/posts/${post}/challenge`, { challenge: 'always' });
    await joinPost(worker.page, await county.enrolment(post, '王工'), '王工');
    await declare(traveller.page);
    worker.show(await filmed(code, 1));
    await worker.page.goto('/checkpoint');
    await expect(worker.page.getByText('这个卡口每个码都验。')).toBeVisible();
    await worker.page.getByRole('button', { name: '扫对方的新码' }).click();
    await expect(worker.page.getByText('刚才的码没有回答这个口令。')).toBeVisible();

    traveller.show(await filmed(worker.page.getByRole('img', { name: '给对方扫的验证码' }), 1));
    await traveller.page.getByRole('button', { name: '回答口令' }).click();
    await expect(traveller.page.getByText('码上写的是：汉阴南出口')).toBeVisible();
    worker.show(await filmed(code, 1));
    await worker.page.getByRole('button', { name: '扫对方的新码' }).click();
    await worker.page.getByRole('button', { name: '1 人', exact: true }).click();
    await expect(worker.page.getByRole('main')).toContainText('通行码有效，现场打开');
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});
