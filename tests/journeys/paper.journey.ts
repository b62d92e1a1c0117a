import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { greyOf } from '#device/scanner/picture';
import { openWasmReader } from '#device/scanner/zxing-wasm';
import { parsePassText } from '#domain/pass/qr-text';
import { CountyServer } from './county';
import { Phone } from './phone';
import { closeStudio, frameOf } from './studio';
import { answerPerson, answerTrip, declare, ENGLISH, nationalId } from './traveller';
import { joinPost, openScan } from './worker';

const LONG = {
  name: '阿卜杜热合曼·买买提·吐尔逊',
  id: nationalId('61012119900101123'),
  phone: '13800000009',
};
/** A postcard and a usual sheet, in points of 1/72 inch, and what a browser rounds them by. */
const SHEETS = { a6: [297.6, 419.5], a4: [595.3, 841.9] } as const;
const ROUNDING = 1;
/** A usual office printer, in dots an inch, black or white; a browser counts 96 pixels an inch. */
const DPI = 300;

test.afterAll(closeStudio);

const choose = async (page: Page, size: keyof typeof SHEETS) => {
  await page.getByRole('radio', { name: new RegExp(`^${size}`, 'i') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-paper', size);
};

/** The pages of what is printed, in points: one box a page. */
async function printed(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box = '']) =>
    box.trim().split(/\s+/).slice(2).map(Number),
  );
}

/** The sheet as it lies in the printer's tray: every dot black or white. */
async function dots(page: Page): Promise<{ png: Buffer; width: number; height: number }> {
  await page.emulateMedia({ media: 'print' });
  const sheet = await page.getByRole('region', { name: /PAPER PASS/ }).screenshot({ type: 'png' });
  await page.emulateMedia({ media: null });
  const { data, info } = await sharp(sheet)
    .greyscale()
    .threshold(128)
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** What our own decoder reads in a picture, in this process. */
async function read(png: Buffer): Promise<string> {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasm = await openWasmReader({ bytes: new Uint8Array(file).buffer });
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  return wasm.read(greyOf(picture)) ?? '';
}

test('a paper pass is issued after a clear word, prints alone on one page of either size, and is read from the dots of a printer', async () => {
  const county = await CountyServer.ready();
  const traveller = await Phone.take({ origin: county.origin, sharpness: DPI / 96 });
  const worker = await Phone.take({ origin: county.origin });
  const { page } = traveller;
  try {
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await declare(page);

    await test.step('it is asked, and "no" leaves everything as it is', async () => {
      await page.getByRole('button', { name: '打印', exact: true }).click();
      await expect(page.getByText('手机上的这一个马上作废', { exact: false })).toBeVisible();
      await page.getByRole('button', { name: '不，留着手机上的' }).click();
      await expect(page.getByRole('button', { name: '回答口令' })).toBeVisible();
      await page.getByRole('button', { name: '打印', exact: true }).click();
      await page.getByRole('button', { name: '签发纸质通行码' }).click();
      await expect(page.getByRole('region', { name: /PAPER PASS/ })).toBeVisible();
    });

    for (const size of ['a6', 'a4'] as const)
      await test.step(`one page of ${size}, with the pass and nothing else`, async () => {
        await choose(page, size);
        const [only, ...more] = await printed(page);
        expect(more).toEqual([]);
        for (const [at, points] of SHEETS[size].entries())
          expect(Math.abs((only?.[at] ?? 0) - points)).toBeLessThanOrEqual(ROUNDING);
        await page.emulateMedia({ media: 'print' });
        const said = await page.locator('body').innerText();
        await page.emulateMedia({ media: null });
        for (const part of [
          '汉阴县',
          '纸质通行码 PAPER PASS',
          '张小三',
          '1230',
          '陕A12345',
          '必须和证件对照',
          '0915-5212345',
        ])
          expect(said).toContain(part);
        for (const other of ['改回', '为什么', '大字', '再报备']) expect(said).not.toContain(other);
      });

    const { png, width, height } =
      await test.step('our decoder reads the dots as this paper pass', async () => {
        await choose(page, 'a6');
        const sheet = await dots(page);
        const pass = parsePassText(await read(sheet.png));
        expect(pass).toMatchObject({
          ok: true,
          value: {
            proof: null,
            pass: { payload: { deviceKey: null, name: '张小三', last4: '1230', plate: '陕A12345' } },
          },
        });
        return sheet;
      });

    await test.step('the code alone is thirty millimetres at least', async () => {
      await page.emulateMedia({ media: 'print' });
      const box = await page.getByRole('img', { name: /的通行码$/ }).boundingBox();
      await page.emulateMedia({ media: null });
      expect(((box?.height ?? 0) * 25.4) / 96).toBeGreaterThan(30);
      expect(width).toBeLessThan(height);
    });

    await test.step('the post reads it with its camera and asks for the document', async () => {
      worker.show([await frameOf(png)]);
      await openScan(worker.page);
      await worker.page.getByRole('button', { name: '1 人', exact: true }).click();
      await expect(worker.page.getByRole('heading', { level: 1 })).toContainText('纸质码');
      await worker.page.getByRole('textbox').fill('1230');
      await worker.page.getByRole('button', { name: '核对', exact: true }).click();
      await expect(worker.page.getByRole('button', { name: '绿码，在跳动', exact: true })).toBeVisible();
    });

    await test.step('back on the phone, the paper is no longer the pass', async () => {
      await page.getByRole('button', { name: '改回手机上的通行码' }).click();
      await expect(page.getByRole('button', { name: '回答口令' })).toBeVisible();
    });
  } finally {
    for (const phone of [traveller, worker]) await phone.drop();
    await county.remove();
  }
});

test('the longest name, in the longest words, still prints on one page of either size', async () => {
  const county = await CountyServer.ready();
  const phone = await Phone.take({ origin: county.origin, locale: 'en-GB' });
  const { page } = phone;
  try {
    await page.goto('/declare');
    await answerTrip(page, ENGLISH);
    await answerPerson(page, LONG, ENGLISH);
    await page.getByRole('button', { name: 'Confirm and send' }).click();
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await page.getByRole('button', { name: 'Issue the paper pass' }).click();
    for (const size of ['a6', 'a4'] as const) {
      await choose(page, size);
      expect(await printed(page)).toHaveLength(1);
    }
  } finally {
    await phone.drop();
    await county.remove();
  }
});
