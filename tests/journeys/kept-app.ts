import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../chromium.mjs';

/**
 * Most phones in the field have the app already. To fetch and keep its three hundred files takes a browser longer than
 * most journeys do, so it is done once for all the counties of a worker process, which stand at one address for that.
 */

/** Below the ports that systems give away by themselves. */
const FIRST_HOME = 20_000;

let made: Promise<string> | null = null;

/** The port of this worker process in a run of journeys; another run on this machine has another parent. */
function home(): number | null {
  const worker = process.env['TEST_PARALLEL_INDEX'];
  return worker === undefined ? null : FIRST_HOME + (process.ppid % 1000) * 10 + (Number(worker) % 10);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

/** Where the counties of this worker process stand, one after another; null outside a run, and while somebody stands there. */
export async function homePort(): Promise<number | null> {
  const port = home();
  return port !== null && (await isFree(port)) ? port : null;
}

/** Fills a new profile with the app, as after an earlier visit. No page of the app was ever opened in it, so nobody is known. */
export async function putKeptApp(profile: string, origin: string): Promise<void> {
  if (origin !== `http://localhost:${home()}`) return;
  made ??= keep(origin);
  cpSync(await made, profile, { recursive: true });
}

async function keep(origin: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'kakou-kept-'));
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunch(), headless: true });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/icon.svg`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js', { scope: '/' });
    await navigator.serviceWorker.ready;
  });
  const session = await context.newCDPSession(page);
  // The service worker looked for what waits when it began.
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,file_systems' });
  await context.close();
  return profile;
}
