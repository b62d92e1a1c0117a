import { expect, type Page } from '@playwright/test';

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
