import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { closeStudio, codeFrame } from './studio';
import { declare } from './traveller';
import { joinPost, openScan } from './worker';

test.afterAll(closeStudio);

test('a venue code: the traveller sees the own pass and places, the worker registers somebody who walks in there', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  try {
    const { id } = await county.ask<{ id: string }>('POST', '/v1/venues', {
      name: '城关农贸市场',
      area: '610921100',
    });
    const { text } = await county.ask<{ text: string }>('GET', `/v1/codes/venue/${id}`);

    // The server of the journeys has no certificate, so its own page is opened over http; the printed text says https.
    const page = text.replace('https:', 'http:');

    await test.step('with any phone, before and after the declaration', async () => {
      await traveller.page.goto(page);
      await expect(
        traveller.page
          .getByText('城关农贸市场')
          .or(traveller.page.getByRole('heading', { level: 1 }))
          .first(),
      ).toBeVisible();
      await expect(traveller.page.getByRole('img', { name: /通行码/ })).toHaveCount(0);
      await declare(traveller.page);
      await traveller.page.goto(page);
      await expect(traveller.page.getByRole('img', { name: /通行码/ })).toBeVisible();
      await expect(traveller.page.getByText('雁塔区').first()).toBeVisible();
    });

    await test.step('a visit changes nobody’s colour', async () => {
      await expect
        .poll(async () => (await county.board()).rows.length, { message: 'visits are no rows of the board' })
        .toBe(0);
      expect((await county.board()).counts).toEqual({ red: 0, orange: 0, green: 0 });
    });

    await test.step('scanned at the post, it opens the four steps for a walk-in', async () => {
      await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
      worker.show([await codeFrame(text)]);
      await openScan(worker.page);
      await expect(worker.page.getByRole('heading', { level: 1 })).toHaveText('找已报备的人');
      await expect(worker.page.locator('#find')).toBeVisible();
    });
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});
