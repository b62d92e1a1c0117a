import { expect, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { closeStudio, filmed } from './studio';
import { declare } from './traveller';
import { joinPost, openScan, walkGreen } from './worker';

/** Without its compiler V8 has no WebAssembly either: what a phone in lockdown mode is like. */
const WITHOUT_WASM = ['--js-flags=--jitless'];

test.afterAll(closeStudio);

test('a picture of a pass is refused as an old picture after 150 seconds', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin });
  try {
    await worker.page.clock.install();
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(traveller.page);
    const picture = await filmed(traveller.page.getByRole('img', { name: /通行码/ }), 1);
    await county.stop();

    await worker.page.clock.fastForward(150_000);
    worker.show(picture);
    await openScan(worker.page);
    await expect(worker.page.getByRole('heading', { level: 1 })).toContainText('旧图片');
    await expect(worker.page.getByRole('button', { name: '让对方手机验证' })).toBeVisible();
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('where WebAssembly is missing, the pass is read all the same', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin });
  const worker = await Phone.take({ origin: county.origin, flags: WITHOUT_WASM });
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    expect(await worker.page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    await declare(traveller.page);
    worker.show(await filmed(traveller.page.getByRole('img', { name: /通行码/ }), 5));
    await openScan(worker.page);
    // Without a compiler everything is slow, the reading most of all.
    await expect(worker.page.getByRole('button', { name: '1 人', exact: true }).first()).toBeVisible({
      timeout: 60_000,
    });
    await walkGreen(worker.page);
    await expect(worker.page.getByRole('alert')).toContainText('放行');
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});
