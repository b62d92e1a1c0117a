import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../chromium.mjs';
import { CountyServer } from '../journeys/county';
import { type Bench, type Figure, interleave, median } from './figures';

const SLOWER = 4;
const OFFLINE_BAR = 1500;
const TRAVELLER_KB = 70;
const WORKER_KB = 110;

/** Marks the moment at which the first heading stands on the page. */
const WATCH_HEADING = `new MutationObserver((_, watch) => {
  if (document.querySelector('h1') === null) return;
  watch.disconnect();
  requestAnimationFrame(() => performance.mark('heading'));
}).observe(document, { childList: true, subtree: true });`;

/** How long a start takes and what it loads: cold, and with no network at all, on a processor four times slower. */
const startup: Bench = async ({ rounds }) => {
  const county = await CountyServer.ready();
  const floor = await floorPage();
  try {
    const bytes = { traveller: 0, worker: 0 };
    const cold = await interleave(
      {
        ours: () => coldStart(`${county.origin}/declare`, (kb) => (bytes.traveller = kb)),
        floor: () => coldStart(floor.url, () => undefined),
      },
      rounds,
    );
    await coldStart(`${county.origin}/checkpoint`, (kb) => (bytes.worker = kb));
    const offline = await offlineStarts(county, rounds);
    return [
      figure('cold start, /declare, 4x', cold.ours, cold.floor),
      {
        ...figure('offline start, /declare, 4x', offline, cold.floor),
        bar: {
          text: `median at most ${OFFLINE_BAR} ms, on a processor ${SLOWER} times slower`,
          holds: median(offline) <= OFFLINE_BAR,
        },
      },
      loaded('JavaScript of the traveller', bytes.traveller, TRAVELLER_KB),
      loaded('JavaScript of the checkpoint', bytes.worker, WORKER_KB),
    ];
  } finally {
    await county.remove();
    floor.close();
  }
};
export default startup;

const figure = (name: string, ours: readonly number[] = [], floor: readonly number[] = []): Figure => ({
  name,
  unit: 'ms',
  ours,
  peers: { 'a page with one heading': floor },
});

const loaded = (name: string, kb: number, most: number): Figure => ({
  name,
  unit: 'kB gzip',
  ours: [kb],
  bar: { text: `at most ${most} kB before the decoder`, holds: kb > 0 && kb <= most },
});

async function inNewBrowser<T>(work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'kakou-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumLaunch(),
    headless: true,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
  });
  try {
    await context.addInitScript(WATCH_HEADING);
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Milliseconds from the navigation to the first heading, with the processor slowed. */
async function timed(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'commit' });
  const mark = await page.waitForFunction(() => performance.getEntriesByName('heading')[0]?.startTime);
  return (await mark.jsonValue()) ?? Number.NaN;
}

function coldStart(url: string, onLoaded: (kb: number) => void): Promise<number> {
  return inNewBrowser(async (context) => {
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    session.on(
      'Network.responseReceived',
      ({ requestId, type }) => type === 'Script' && scripts.add(requestId),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    const time = await timed(page, url);
    await page.waitForLoadState('networkidle');
    onLoaded(bytes / 1000);
    return time;
  });
}

/** The app opened again and again with its server gone. */
function offlineStarts(county: CountyServer, rounds: number): Promise<number[]> {
  return inNewBrowser(async (context) => {
    const first = context.pages()[0] ?? (await context.newPage());
    await first.goto(`${county.origin}/declare`);
    await first.evaluate(() => navigator.serviceWorker.ready);
    await first.reload();
    await first.locator('h1').waitFor();
    await county.stop();
    const runs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const page = await context.newPage();
      runs.push(await timed(page, `${county.origin}/declare`));
      await page.close();
    }
    return runs;
  });
}

/** What nothing can be faster than here: a page that has one heading and no script. */
async function floorPage(): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>-</title><h1>-</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
