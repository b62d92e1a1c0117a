import { expect, type Page } from '@playwright/test';

export type Traveller = { name: string; id: string; phone: string };

/** A made-up national ID from its first 17 digits, with the check digit of GB 11643. */
export function nationalId(first: string): string {
  const sum = [...first].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return first + '10X98765432'.charAt(sum % 11);
}

/** Made up; the check digits are right. */
export const ZHANG: Traveller = { name: '张小三', id: '610121199001011230', phone: '13800000001' };

type Said = string | RegExp;
/** What a traveller looks for on the form: a page's title, then its answers or fields. */
type Tongue = Record<'onward' | 'origin' | 'destination' | 'entry' | 'today' | 'yesterday' | 'check', Said> &
  Record<'who' | 'size' | 'vehicle' | 'plate' | 'stops' | 'places' | 'health', readonly [Said, Said]> & {
    when: readonly [Said, Said, Said, Said, Said];
    person: readonly [Said, Said, Said, string, Said, Said];
    naat: readonly [Said, Said, Said, Said];
  };

const CHINESE: Tongue = {
  onward: '继续',
  who: ['谁在填写？', '本人'],
  size: ['车上有几个人要报备？', '1 人'],
  vehicle: ['怎么来？', '小汽车'],
  plate: ['车牌和人数', '车牌号'],
  origin: '从哪里出发？',
  stops: ['路上还在哪里停留过？', '没有，直接来'],
  when: ['什么时候出发，什么时候到？', '出发日期', '出发时间', '到达日期', '大约几点到'],
  destination: /^到.+哪里？$/,
  entry: '从哪个卡口进来？',
  person: ['您是谁？', '姓名', '证件种类', '居民身份证', '证件号码', '手机号码'],
  places: ['近 14 天到过哪些地方？', /^只在出发地/],
  health: ['身体和接触情况', /^都没有/],
  naat: ['最近一次核酸是什么结果？', '阴性', '哪一天采样的', '大约几点'],
  today: '今天',
  yesterday: '昨天',
  check: '请核对一遍',
};

export const ENGLISH: Tongue = {
  onward: 'Continue',
  who: ['Who is filling this in?', 'I, for myself'],
  size: ['How many people are you declaring?', '1'],
  vehicle: ['How are you coming?', 'Car'],
  plate: ['Plate and people', 'Plate'],
  origin: 'Where do you set out from?',
  stops: ['Do you stay anywhere on the way?', 'No, straight here'],
  when: [
    'When do you leave, when do you arrive?',
    'Day of departure',
    'Time of departure',
    'Day of arrival',
    'Time of arrival, roughly',
  ],
  destination: /^Where in .+ are you going\?$/,
  entry: 'Which checkpoint do you come through?',
  person: [
    'Who are you?',
    'Name',
    'Kind of document',
    'Resident identity card',
    'Document number',
    'Mobile phone',
  ],
  places: ['Where were you in the last 14 days?', /^Only in/],
  health: ['Health and contacts', /^None of these/],
  naat: ['What was your last nucleic-acid test (NAAT)?', 'Negative', 'Day of the sample', 'Time, roughly'],
  today: 'Today',
  yesterday: 'Yesterday',
  check: 'Check your answers',
};

const question = (page: Page, title: Said) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
const onward = (page: Page, tongue: Tongue) => page.getByRole('button', { name: tongue.onward }).click();

async function choose(page: Page, tongue: Tongue, [title, answer]: readonly [Said, Said]): Promise<void> {
  await question(page, title);
  await page
    .getByRole('radio', typeof answer === 'string' ? { name: answer, exact: true } : { name: answer })
    .click();
  await onward(page, tongue);
}

const pickDay = (page: Page, field: Said, day: Said) =>
  page.getByRole('group', { name: field }).getByRole('button', { name: day }).click();

/** Everything about the way: alone in a car from Yanta, Xi'an, today, to the first village of the first town. */
export async function answerTrip(page: Page, tongue: Tongue = CHINESE): Promise<void> {
  await choose(page, tongue, tongue.who);
  await choose(page, tongue, tongue.size);
  await choose(page, tongue, tongue.vehicle);
  await question(page, tongue.plate[0]);
  await page.getByRole('textbox', { name: tongue.plate[1] }).fill('陕a 12345');
  await onward(page, tongue);
  await question(page, tongue.origin);
  for (const place of ['陕西省', '西安市', '雁塔区'])
    await page.getByRole('main').getByRole('button', { name: place }).click();
  await onward(page, tongue);
  await choose(page, tongue, tongue.stops);
  const [title, departure, departAt, arrival, arriveAt] = tongue.when;
  await question(page, title);
  await pickDay(page, departure, tongue.today);
  await page.getByRole('textbox', { name: departAt }).fill('00:05');
  await pickDay(page, arrival, tongue.today);
  await page.getByRole('textbox', { name: arriveAt }).fill('23:50');
  await onward(page, tongue);
  await question(page, tongue.destination);
  for (const place of ['城关镇', /社区|村/])
    await page.getByRole('main').getByRole('button', { name: place }).first().click();
  await onward(page, tongue);
  await choose(page, tongue, [tongue.entry, /^(汉阴南出口|演示东高速口)/]);
}

/** Who it is, where they were, how they are, and a negative test of last night; up to the page that shows it all. */
export async function answerPerson(
  page: Page,
  { name, id, phone }: Traveller,
  tongue: Tongue = CHINESE,
): Promise<void> {
  const [title, named, kind, national, number, mobile] = tongue.person;
  await question(page, title);
  await page.getByRole('textbox', { name: named }).fill(name);
  await page.getByRole('combobox', { name: kind }).selectOption({ label: national });
  await page.getByRole('textbox', { name: number }).fill(id);
  await page.getByRole('textbox', { name: mobile }).fill(phone);
  await onward(page, tongue);
  await choose(page, tongue, tongue.places);
  await choose(page, tongue, tongue.health);
  const [asked, result, day, time] = tongue.naat;
  await question(page, asked);
  await page.getByRole('radio', { name: result }).click();
  await pickDay(page, day, tongue.yesterday);
  await page.getByRole('textbox', { name: time }).fill('20:00');
  await onward(page, tongue);
  await question(page, tongue.check);
}

/** Declares for one person, and waits until the pass is there. */
export async function declare(page: Page, traveller: Traveller = ZHANG): Promise<void> {
  await page.goto('/declare');
  await answerTrip(page);
  await answerPerson(page, traveller);
  await page.getByRole('button', { name: '确认并发送' }).click();
  await expect(page.getByRole('img', { name: /通行码/ })).toBeVisible();
}
