import { renameSync, writeFileSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../chromium.mjs';
import type { Phone } from '../../journeys/phone';

export type FrameSize = { width: number; height: number };
export const HD: FrameSize = { width: 1280, height: 720 };
export const FULL_HD: FrameSize = { width: 1920, height: 1080 };

/** Frames of one video, 30 a second. */
const BLANK = 15;
const COMING = 15;
const READABLE = 300;
/** Different pictures of the hand that holds the phone; the video goes through them there and back. */
const POSES = 16;

const PAGE = `<style>
html,body{margin:0;height:100%;overflow:hidden;background:linear-gradient(115deg,#4a4d4a,#6f6a60 60%,#2f3338)}
img{position:absolute;inset:0;margin:auto;height:74vh}
i{position:absolute;inset:0 0 auto;height:5vh}
</style><img alt=""><i></i>`;

/**
 * A window in which a pass is filmed as a phone sees it at night: half a second of road, half a second in which it comes
 * too near to be sharp, then held by a hand that moves, a little blurred, dim and tilted. From there on each frame has a
 * strip of pure magenta along its upper edge, by which the page knows that it can be read.
 */
export class FilmSet {
  private constructor(
    readonly size: FrameSize,
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async open(size: FrameSize): Promise<FilmSet> {
    const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
    const page = await browser.newPage({ viewport: size });
    await page.setContent(PAGE);
    return new FilmSet(size, browser, page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** The whole video of one code, about ten seconds; fewer poses are filmed sooner. */
  async film(code: Locator, poses = POSES): Promise<Buffer[]> {
    const png = await code.screenshot({ type: 'png' });
    await this.page.locator('img').evaluate(async (image, base64) => {
      if (!(image instanceof HTMLImageElement)) return;
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
    }, png.toString('base64'));
    const blank = await this.#take('display:none', 'none');
    const near = await this.#take(`filter:blur(${this.size.height / 30}px) brightness(.6)`, 'none');
    const there: Buffer[] = [];
    for (let pose = 0; pose < poses; pose++) there.push(await this.#take(held(pose / poses), '#f0f'));
    const swing = [...there, ...[...there].reverse()];
    return [
      ...Array.from({ length: BLANK }, () => blank),
      ...Array.from({ length: COMING }, () => near),
      ...Array.from({ length: READABLE }, (_, at) => swing[at % swing.length] ?? blank),
    ];
  }

  /** Nothing before the camera. */
  async road(): Promise<Buffer[]> {
    return [await this.#take('display:none', 'none')];
  }

  /** The first second of a video again and again: nothing in it can be read. */
  async unreadable(code: Locator): Promise<Buffer[]> {
    return (await this.film(code)).slice(0, BLANK + COMING);
  }

  async #take(style: string, strip: string): Promise<Buffer> {
    await this.page.evaluate(
      ([image = '', colour = '']) => {
        document.querySelector('img')?.setAttribute('style', image);
        document.querySelector('i')?.setAttribute('style', `background:${colour}`);
      },
      [style, strip],
    );
    return this.page.screenshot({ type: 'jpeg', quality: 85 });
  }
}

/** A hand never holds still: some pixels of way, some degrees, the sharpness of a cheap camera, a dim screen. */
function held(share: number): string {
  const way = share * Math.PI;
  const [x, y] = [1.6 * Math.cos(way), 1.1 * Math.sin(2 * way)];
  const tilt = 5 + 2 * Math.cos(way);
  const blur = 0.8 + 0.5 * Math.abs(Math.sin(3 * way));
  return `transform:perspective(1500px) translate(${x}vh,${y}vh) rotate(${tilt}deg) rotateY(14deg);filter:brightness(.55) contrast(.8) blur(${blur}px)`;
}

/** Puts a video before a camera for when it is next opened. The old file stays whole for a camera that still reads it. */
export function hold(phone: Phone, frames: readonly Buffer[]): void {
  const next = `${phone.video}.next`;
  writeFileSync(next, Buffer.concat(frames));
  renameSync(next, phone.video);
}
