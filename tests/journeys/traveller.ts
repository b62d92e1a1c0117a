import { expect, type Page } from '@playwright/test';

export type Traveller = { name: string; id: string; phone: string };

/** A made-up national ID from its first 17 digits, with the check digit of GB 11643. */
export function nationalId(first: string): string {
  const sum = [...first].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return first + '10X98765432'.charAt(sum % 11);
}

/** Made up; the check digits are right. */
export const ZHANG: Traveller = { name: '张小三', id: '610121199001011230', phone: '13800000001' };

const question = (page: Page, title: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
const onward = (page: Page) => page.getByRole('button', { name: '继续' }).click();

async function choose(page: Page, title: string | RegExp, answer: string | RegExp): Promise<void> {
  await question(page, title);
  await page
    .getByRole('radio', typeof answer === 'string' ? { name: answer, exact: true } : { name: answer })
    .click();
  await onward(page);
}

/** Everything about the way: alone in a car from Yanta, Xi'an, today, to the first village of the first town. */
export async function answerTrip(page: Page): Promise<void> {
  await choose(page, '谁在填写？', '本人');
  await choose(page, '车上有几个人要报备？', '1 人');
  await choose(page, '怎么来？', '小汽车');
  await question(page, '车牌和人数');
  await page.getByRole('textbox', { name: '车牌号' }).fill('陕a 12345');
  await onward(page);
  await question(page, '从哪里出发？');
  for (const place of ['陕西省', '西安市', '雁塔区'])
    await page.getByRole('main').getByRole('button', { name: place }).click();
  await onward(page);
  await choose(page, '路上还在哪里停留过？', '没有，直接来');
  await question(page, '什么时候出发，什么时候到？');
  await page.getByRole('group', { name: '出发日期' }).getByRole('button', { name: '今天' }).click();
  await page.getByRole('textbox', { name: '出发时间' }).fill('00:05');
  await page.getByRole('group', { name: '到达日期' }).getByRole('button', { name: '今天' }).click();
  await page.getByRole('textbox', { name: '大约几点到' }).fill('23:50');
  await onward(page);
  await question(page, /^到.+哪里？$/);
  for (const place of ['城关镇', /社区|村/])
    await page.getByRole('main').getByRole('button', { name: place }).first().click();
  await onward(page);
  await choose(page, '从哪个卡口进来？', /^汉阴南出口/);
}

/** Who it is, where they were, how they are, and a negative test of last night; up to the page that shows it all. */
export async function answerPerson(page: Page, { name, id, phone }: Traveller): Promise<void> {
  await question(page, '您是谁？');
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('combobox', { name: '证件种类' }).selectOption({ label: '居民身份证' });
  await page.getByRole('textbox', { name: '证件号码' }).fill(id);
  await page.getByRole('textbox', { name: '手机号码' }).fill(phone);
  await onward(page);
  await question(page, '近 14 天到过哪些地方？');
  await page.getByRole('radio', { name: /^只在出发地/ }).click();
  await onward(page);
  await question(page, '身体和接触情况');
  await page.getByRole('radio', { name: /^都没有/ }).click();
  await onward(page);
  await question(page, '最近一次核酸是什么结果？');
  await page.getByRole('radio', { name: '阴性' }).click();
  await page.getByRole('group', { name: '哪一天采样的' }).getByRole('button', { name: '昨天' }).click();
  await page.getByRole('textbox', { name: '大约几点' }).fill('20:00');
  await onward(page);
  await question(page, '请核对一遍');
}

/** Declares for one person, and waits until the pass is there. */
export async function declare(page: Page, traveller: Traveller = ZHANG): Promise<void> {
  await page.goto('/declare');
  await answerTrip(page);
  await answerPerson(page, traveller);
  await page.getByRole('button', { name: '确认并发送' }).click();
  await expect(page.getByRole('img', { name: /通行码/ })).toBeVisible();
}
