import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { chromiumLaunch } from '../chromium.mjs';
import type { Storage, Telling } from './page/page';

/** What workers were told, as it was seen outside of the browser: it survives whatever happens to the phone. */
export type Told = {
  begun: Set<string>;
  saved: Map<string, { id: string; hash: string }>;
  denied: Map<string, string>;
};

export type Opening = {
  /** Where the profile lies; a copied one is another phone with the same storage. */
  profile?: string;
  told?: Told;
  flags?: readonly string[];
  /** Runs in every page before the app. */
  init?: string;
  /** Time in its pages is moved by the test. */
  clock?: boolean;
};

/**
 * A phone in the field: a Chromium with a real profile directory (an incognito one keeps IndexedDB in memory and proves
 * nothing), that can be killed as a whole and opened again.
 */
export class Phone {
  readonly profile: string;
  readonly told: Told;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  pages: Page[] = [];
  flags: readonly string[];
  init: string | undefined;

  private constructor(
    readonly origin: string,
    readonly opening: Opening,
  ) {
    this.profile = opening.profile ?? mkdtempSync(join(tmpdir(), 'kakou-field-'));
    this.told = opening.told ?? { begun: new Set(), saved: new Map(), denied: new Map() };
    this.flags = opening.flags ?? [];
    this.init = opening.init;
  }

  static async take(origin: string, opening: Opening = {}): Promise<Phone> {
    const phone = new Phone(origin, opening);
    await phone.open();
    return phone;
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the phone is off');
    return this.#context;
  }
  get page(): Page {
    if (this.#page === null) throw new Error('no page is open');
    return this.#page;
  }

  /** Starts the browser on its profile; the app is opened too, unless told not to be. */
  async open(app: 'app' | 'nothing' = 'app'): Promise<void> {
    const launch = chromiumLaunch();
    this.#context = await chromium.launchPersistentContext(this.profile, {
      ...launch,
      args: [...launch.args, ...this.flags],
      headless: true,
      serviceWorkers: 'allow',
      bypassCSP: true,
      viewport: { width: 360, height: 640 },
    });
    this.#context.setDefaultTimeout(90_000);
    await this.#context.exposeBinding('told', (_source, telling: Telling) => this.#hear(telling));
    if (this.init !== undefined) await this.#context.addInitScript(this.init);
    if (this.opening.clock === true) await this.#context.clock.install();
    if (app === 'app') await this.load();
  }

  /** Opens the app in one more tab. */
  async load(): Promise<Page> {
    const blank = this.context.pages().find((page) => page.url() === 'about:blank');
    const page = blank ?? (await this.context.newPage());
    await page.goto(`${this.origin}/`);
    await page.waitForFunction(() => 'phone' in window, undefined, { polling: 20 });
    this.#page = page;
    this.pages.push(page);
    return page;
  }

  /** Until the service worker holds the page: from then on the app opens without a network. */
  async offlineReady(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      polling: 20,
    });
  }

  async close(): Promise<void> {
    const context = this.#context;
    this.#forget();
    await context?.close().catch(() => undefined);
  }

  /** kill -9 of every process of this browser. */
  async kill(): Promise<void> {
    const context = this.#context;
    const group = mainProcess(this.profile);
    if (group !== null) process.kill(-group, 'SIGKILL');
    this.#forget();
    await context?.close().catch(() => undefined);
    while (mainProcess(this.profile) !== null) await pause(5);
  }

  async drop(): Promise<void> {
    await this.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }

  #forget(): void {
    this.#context = null;
    this.#page = null;
    this.pages = [];
  }

  #hear(telling: Telling): void {
    const { intent } = telling;
    if (telling.what === 'begun') this.told.begun.add(intent);
    else if (telling.what === 'denied') this.told.denied.set(intent, telling.fault);
    else {
      this.told.saved.set(intent, { id: telling.id, hash: telling.hash });
      this.told.denied.delete(intent);
    }
  }

  async enrol(link: string): Promise<void> {
    const end = await this.page.evaluate((text) => window.phone.enrol(text), link);
    if (end !== 'joined') throw new Error(`the phone did not join: ${end}`);
  }

  /** The worker records so many, one after another. @returns how many the phone said were recorded */
  save(count: number, page = this.page): Promise<number> {
    return this.saveIntents(intents(count), page);
  }
  saveIntents(meant: readonly string[], page = this.page): Promise<number> {
    return page.evaluate((list) => window.phone.save(list), [...meant]);
  }

  seed(count: number): Promise<void> {
    return this.page.evaluate((list) => window.phone.seed(list), intents(count));
  }

  sync(page = this.page): Promise<void> {
    return page.evaluate(() => window.phone.sync());
  }
  waiting(page = this.page) {
    return page.evaluate(() => window.phone.waiting());
  }
  storage(): Promise<Storage> {
    return this.page.evaluate(() => window.phone.storage());
  }

  /** Nobody asks: it must come to nothing by itself. */
  async comesToNothing(within = 90_000): Promise<void> {
    await this.page.waitForFunction(() => window.phone.waiting().unsent === 0, undefined, {
      timeout: within,
      polling: 50,
    });
  }

  /** Somebody asks until nothing waits any more. */
  async drain(within = 120_000): Promise<void> {
    const until = Date.now() + within;
    for (;;) {
      await this.sync();
      const { unsent, carrying = 0 } = await this.waiting();
      if (unsent + carrying === 0) return;
      if (Date.now() > until) throw new Error(`${unsent} still wait, ${carrying} parcels are carried`);
      await pause(100);
    }
  }

  /** Until the second copy holds so many records: soon after the last was recorded, soon after the last was sent. */
  async copyHolds(count: number): Promise<void> {
    const until = Date.now() + 30_000;
    for (;;) {
      const copied = await this.page.evaluate(() => window.phone.copied());
      if (copied === count) return;
      if (Date.now() > until) throw new Error(`the second copy holds ${copied}, not ${count}`);
      await pause(20);
    }
  }

  cdp(page = this.page): Promise<CDPSession> {
    return this.context.newCDPSession(page);
  }
}

export const intents = (count: number): string[] => Array.from({ length: count }, () => uuid());

/** The browser's own process, whose group holds all the others, or null. */
export function mainProcess(profile: string): number | null {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = commandOf(name);
    if (command.includes(`--user-data-dir=${profile}\0`) && !command.includes('--type=')) return Number(name);
  }
  return null;
}

function commandOf(process: string): string {
  try {
    return readFileSync(join('/proc', process, 'cmdline'), 'utf8');
  } catch {
    return '';
  }
}
