import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../chromium.mjs';
import { putKeptApp } from './kept-app';
import { blankFrame } from './studio';

/** How long a screen may take to come to what is asked of it, ms: a busy machine, not a slow app. */
const PATIENCE = 15_000;
const SCREEN = { width: 360, height: 740 };

/**
 * A phone: a Chromium of its own with a real profile directory (an incognito one keeps IndexedDB in memory and proves
 * nothing) and a camera that is fed from a video file.
 */
export class Phone {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly profile: string,
    /** What the camera sees from the next time that it is opened. */
    readonly video: string,
  ) {}

  static async take(options: {
    origin: string;
    locale?: string;
    screen?: { width: number; height: number };
    /** Pixels for one of the screen's. */
    sharpness?: number;
    flags?: readonly string[];
    /** It has never been here: the app is not kept yet. */
    firstVisit?: boolean;
  }): Promise<Phone> {
    const profile = mkdtempSync(join(tmpdir(), 'kakou-phone-'));
    const video = join(profile, 'camera.mjpeg');
    writeFileSync(video, await blankFrame());
    const browser = join(profile, 'profile');
    if (options.firstVisit !== true) await putKeptApp(browser, options.origin);
    const launch = chromiumLaunch();
    const context = await chromium.launchPersistentContext(browser, {
      ...launch,
      args: [
        ...launch.args,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${video}`,
        ...(options.flags ?? []),
      ],
      headless: true,
      baseURL: options.origin,
      viewport: options.screen ?? SCREEN,
      deviceScaleFactor: options.sharpness ?? 1,
      locale: options.locale ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['camera'],
      serviceWorkers: 'allow',
    });
    context.setDefaultTimeout(PATIENCE);
    const page = context.pages()[0] ?? (await context.newPage());
    return new Phone(context, page, profile, video);
  }

  /** The phone is put away; its data goes. */
  async drop(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }

  /** Holds frames (JPEG) before the camera: they are what it shows, round and round, when it is next opened. */
  show(frames: readonly Buffer[]): void {
    writeFileSync(this.video, Buffer.concat(frames));
  }
}
