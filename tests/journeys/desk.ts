import { expect, type Page } from '@playwright/test';
import { DESK } from './county';

/** A desk is a screen, not a phone. */
export const DESK_SCREEN = { width: 1440, height: 900 };

/** Types account and password at the desk's door. */
export async function tryDoor(page: Page, password = DESK.password, login = DESK.login): Promise<void> {
  await page.goto('/desk');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Signs in, and waits for the board. */
export async function openDesk(page: Page, account = DESK): Promise<void> {
  await tryDoor(page, account.password, account.login);
  await expect(page.getByRole('navigation', { name: '各颜色人数' })).toBeVisible();
}

/** Goes to another part of the desk by its own menu. */
export const toPart = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '指挥部' }).getByRole('link', { name }).click();
