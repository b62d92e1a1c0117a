import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { CountyServer, DESK } from './county';
import { DESK_SCREEN } from './desk';
import { Phone } from './phone';
import { closeStudio, filmed, frameOf } from './studio';
import { declare } from './traveller';
import { GREEN_TAPS, joinPost, openScan } from './worker';

/** Makes the pictures of README and manifest from the demonstration county: `npx tsx tests/journeys/pictures.ts`, after a build. */

const SCREENS = fileURLToPath(new URL('../../public/screens/', import.meta.url));
/** Pixels for one of the screen's, on a phone. */
const SHARP = 2;
/** How a worker holds the camera over the traveller's phone. */
const CODE_IN_THE_MIDDLE = { x: 0, y: 0, width: 360, height: 560 };

async function keep(page: Page, name: string): Promise<void> {
  const png = await page.screenshot({ type: 'png', scale: 'device' });
  const { size } = await sharp(png)
    .png({ palette: true, quality: 90, compressionLevel: 9, effort: 10 })
    .toFile(join(SCREENS, `${name}.png`));
  console.log(`${name}.png  ${Math.ceil(size / 1024)} kB`);
}

/** The moment before a code is read: the reader is given nothing, so that it lasts. */
async function pictureScan(worker: Phone, frame: Buffer): Promise<void> {
  // Two pages would look through one camera.
  await worker.page.goto('about:blank');
  worker.show([frame]);
  const page = await worker.context.newPage();
  await page.addInitScript(() => {
    Worker.prototype.postMessage = () => undefined;
    window.createImageBitmap = () => new Promise(() => undefined);
  });
  await page.bringToFront();
  await openScan(page);
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0, null, {
    polling: 100,
  });
  await keep(page, 'scan');
  await page.close();
}

/** What the demonstration printed for somebody: the first match. */
function printed(county: CountyServer, pattern: RegExp): string {
  const found = pattern.exec(county.printed)?.[1];
  if (found === undefined) throw new Error(`not printed: ${pattern}`);
  return found;
}

mkdirSync(SCREENS, { recursive: true });
const county = await CountyServer.start('--demo');
const traveller = await Phone.take({ origin: county.origin, sharpness: SHARP });
const worker = await Phone.take({ origin: county.origin, sharpness: SHARP });
const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
try {
  await declare(traveller.page);
  await traveller.page.getByRole('button', { name: '不用了' }).click();
  await traveller.page.evaluate(() => scrollTo(0, 0));
  await keep(traveller.page, 'pass');

  await joinPost(worker.page, printed(county, /(http\S+\/enrol#\S+)/), '演示甲');
  await pictureScan(
    worker,
    await frameOf(await traveller.page.screenshot({ type: 'png', clip: CODE_IN_THE_MIDDLE })),
  );
  worker.show(await filmed(traveller.page.getByRole('img', { name: /通行码/ }), 5));
  await openScan(worker.page);
  for (const name of GREEN_TAPS) {
    if (name === '绿码，在跳动') await keep(worker.page, 'step');
    await worker.page.getByRole('button', { name, exact: true }).first().click();
  }
  await worker.page.getByRole('alert').filter({ hasText: '放行' }).waitFor();
  await worker.page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  await keep(worker.page, 'sign');
  await worker.page.getByRole('button', { name: '放行，下一辆' }).click();

  const { page } = desk;
  await page.goto('/desk');
  await page.getByLabel('账号').fill(DESK.login);
  await page.getByLabel('密码').fill(printed(county, /password (\S+)/));
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('row').filter({ hasText: '张*三' }).waitFor();
  await keep(page, 'desk');
} finally {
  for (const phone of [traveller, worker, desk]) await phone.drop();
  await county.remove();
  await closeStudio();
}
