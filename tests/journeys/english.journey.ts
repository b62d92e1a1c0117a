import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { answerPerson, answerTrip, ENGLISH, nationalId } from './traveller';

const SMITH = { name: 'Zoe Smith', id: nationalId('61010119900808128'), phone: '13800000008' };

test('a traveller whose phone speaks English is asked in English', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin, locale: 'en-GB', firstVisit: true });
  const { page } = phone;
  try {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'What are you here for?' })).toBeVisible();
    await page.getByRole('link', { name: /^Declare before you set out/ }).click();
    await answerTrip(page, ENGLISH);
    await answerPerson(page, SMITH, ENGLISH);
    await expect(page.getByText('Zoe Smith')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Confirm and send' }).click();
    await expect(page.getByText('Valid until', { exact: false })).toBeVisible();
  } finally {
    await phone.drop();
    await county.remove();
  }
});
