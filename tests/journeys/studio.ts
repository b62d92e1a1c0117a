import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { chromiumLaunch } from '../chromium.mjs';

const FRAME = { width: 1280, height: 720 };

let stage: Promise<{ browser: Browser; page: Page }> | null = null;

/** One window in which pictures are set before a grey wall and taken as JPEG: a row of these is a camera's video. */
function studio(): Promise<{ browser: Browser; page: Page }> {
  stage ??= (async () => {
    const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
    const page = await browser.newPage({ viewport: FRAME });
    await page.setContent(
      '<style>html,body{margin:0;height:100%;background:#777}img{position:absolute;inset:0;margin:auto;height:640px}</style><body></body>',
    );
    return { browser, page };
  })();
  return stage;
}

export async function closeStudio(): Promise<void> {
  const open = await stage;
  stage = null;
  await open?.browser.close();
}

/** A frame with nothing in it. */
export const blankFrame = (): Promise<Buffer> =>
  sharp({ create: { ...FRAME, channels: 3, background: '#777' } })
    .jpeg({ quality: 92 })
    .toBuffer();

/** A picture (PNG) held before a camera, as one frame of its video. */
export async function frameOf(png: Buffer): Promise<Buffer> {
  const { page } = await studio();
  await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    document.body.replaceChildren(image);
  }, png.toString('base64'));
  return page.screenshot({ type: 'jpeg', quality: 92 });
}

/** A printed code held before a camera. */
export async function codeFrame(text: string): Promise<Buffer> {
  const { page } = await studio();
  await page.evaluate(
    (svg) => {
      const image = document.createElement('div');
      image.innerHTML = svg;
      const drawn = image.firstElementChild;
      drawn?.setAttribute('style', 'position:absolute;inset:0;margin:auto;height:600px;width:600px');
      document.body.replaceChildren(...image.childNodes);
    },
    renderSVG(text, { border: 4 }),
  );
  return page.screenshot({ type: 'jpeg', quality: 92 });
}

/** What a camera sees that looks at a part of another screen: `count` pictures, one after another. */
export async function filmed(part: Locator, count: number): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  for (let taken = 0; taken < count; taken++)
    frames.push(await frameOf(await part.screenshot({ type: 'png' })));
  return frames;
}
