import { expect, type Page } from '@playwright/test';
import { maskName } from '#domain/document/name';

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** A phone joins its post by the link, its worker says who it is and which way the cars come, and the app is kept for later. */
export async function joinPost(page: Page, link: string, worker: string): Promise<void> {
  await page.goto(link);
  await tap(page, worker);
  await page.getByRole('link', { name: '开始查验' }).click();
  await tap(page, '从县外进来');
  await expect(page.getByRole('button', { name: '无码' })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** A phone joins a village's duty post, and shows who is expected there. */
export async function joinVillage(page: Page, link: string, worker: string): Promise<void> {
  await page.goto(link);
  await tap(page, worker);
  await page.getByRole('link', { name: '开始查验' }).click();
  await expect(page.getByRole('heading', { name: '今天谁要来' })).toBeVisible();
}

/** Opens the worker's screens anew, with whatever the camera sees by now. */
export async function openScan(page: Page): Promise<void> {
  await page.goto('/checkpoint');
  await expect(page.getByRole('button', { name: '无码' })).toBeVisible();
}

/** The taps of a green person with a pass, a document and a temperature, from the head count to the sign. */
export const GREEN_TAPS: readonly (string | RegExp)[] = [
  '1 人',
  '相符',
  '绿码，在跳动',
  /^阴性，/,
  '箭头在动，只有这些地方',
  '36.5',
];

/** Walks somebody with nothing against them to the sign. */
export async function walkGreen(page: Page): Promise<void> {
  for (const name of GREEN_TAPS) await page.getByRole('button', { name, exact: true }).first().click();
}

/** Somebody without a phone: what is asked of them at the post. */
export type Stranger = { name: string; id: string; from?: readonly [search: string, found: RegExp] };

/** Types who stands there without a code: document, name, from Yanta unless said, not to stay. Ends where heads are counted, or at the first question. */
export async function typeIn(page: Page, { name, id, from = ['雁塔', /雁塔区/] }: Stranger): Promise<void> {
  const onward = () => tap(page, '继续');
  await tap(page, '居民身份证');
  await page.getByRole('textbox', { name: '居民身份证' }).fill(id);
  await onward();
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await onward();
  await page.getByRole('searchbox', { name: '输入地名查找' }).fill(from[0]);
  await tap(page, from[1]);
  await onward();
  await tap(page, '不在本县停留，或说不清');
}

/** The taps of a green person who declared nothing, from the head count to the sign. */
const TOLD_TAPS: readonly (string | RegExp)[] = [
  '1 人',
  '相符',
  '绿码，在跳动',
  '阴性 24 小时内',
  '箭头在动，只有这些地方',
  /^一直在/,
  '都没有',
  '36.5',
];

/** Checks somebody without a code from the scan screen up to the sign. */
export async function checkByHand(page: Page, stranger: Stranger): Promise<void> {
  await tap(page, '无码');
  await typeIn(page, stranger);
  for (const name of TOLD_TAPS) await tap(page, name);
  await expect(page.getByRole('alert')).toContainText('放行');
}

/** Records the release, and waits until the phone says that it did. @returns the name as it was said */
export async function confirmRelease(page: Page, { name }: Stranger): Promise<string> {
  const masked = maskName(name);
  await tap(page, '放行，下一辆');
  await expect(page.getByRole('status').filter({ hasText: `已记录：${masked} 放行` })).toBeVisible();
  return masked;
}

/** What the phone says it has not sent yet. */
export const expectUnsent = (page: Page, count: number) =>
  expect(page.getByText(`${count} 待传`, { exact: true })).toBeVisible();

/** Asks for a sending by hand, on the page that says what waits and what is known. */
export async function askToSend(page: Page): Promise<void> {
  await tap(page, '登记与设置');
  await tap(page, '现在同步');
}
