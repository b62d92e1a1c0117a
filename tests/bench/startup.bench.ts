import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../chromium.mjs';
import { CountyServer } from '../journeys/county';
import { joinPost } from '../journeys/worker';
import { servePage } from './camera/bundle';
import { type Bench, type Figure, interleave, median } from './figures';

const SLOWER = 4;
const OFFLINE_BAR = 1500;
const TRAVELLER_KB = 70;
const WORKER_KB = 110;

const WHO = '谁在填写？';
const SCAN = '对准通行码或场所码';

/** Marks the moment at which a heading stands on the page. */
const watchHeading = (heading: string) => `{
  const there = () => [...document.querySelectorAll('h1')].some((one) => one.textContent === '${heading}');
  new MutationObserver((_, watch) => {
    if (!there()) return;
    watch.disconnect();
    requestAnimationFrame(() => performance.mark('heading'));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}`;

type Loaded = { first: number; all: number };

/**
 * How long a start takes on a processor four times slower, and what it loads: the first question of a traveller who has
 * never been here, the same with the server gone, and the scan screen of a worker. The floor is a page that has one heading
 * and no script.
 */
const startup: Bench = async ({ rounds }) => {
  const county = await CountyServer.ready();
  const floor = await servePage('<!doctype html><title>-</title><h1>-</h1>');
  try {
    const traveller: Loaded[] = [];
    const cold = await interleave(
      {
        ours: () => coldStart(`${county.origin}/declare`, WHO, (loaded) => traveller.push(loaded)),
        floor: () => coldStart(floor.url, '-', () => undefined),
      },
      rounds,
    );
    const worker = await workerLoads(county);
    const offline = await offlineStarts(county, floor.url, rounds);
    return [
      figure('cold start, /declare, 4x', cold),
      {
        ...figure('offline start, /declare, 4x', offline),
        bar: {
          text: `median at most ${OFFLINE_BAR} ms, on a processor ${SLOWER} times slower`,
          holds: median(offline.ours ?? []) <= OFFLINE_BAR,
        },
      },
      ...scripts('traveller', traveller, TRAVELLER_KB),
      ...scripts('worker at a post', [worker], WORKER_KB),
    ];
  } finally {
    await county.remove();
    floor.close();
  }
};
export default startup;

const figure = (name: string, { ours = [], floor = [] }: Record<string, number[]>): Figure => ({
  name,
  unit: 'ms',
  ours,
  peers: { 'a page with one heading': floor },
});

/** What is fetched before the first question can be read, and all in all once the network is quiet. */
function scripts(whose: string, loaded: readonly Loaded[], most: number): Figure[] {
  const first = loaded.map((one) => one.first);
  const holds = median(first) > 0 && median(first) <= most;
  return [
    {
      name: `first scripts, ${whose}`,
      unit: 'kB gzip',
      ours: first,
      bar: { text: `at most ${most} kB`, holds },
    },
    { name: `all scripts, ${whose}`, unit: 'kB gzip', ours: loaded.map((one) => one.all) },
  ];
}

async function inNewBrowser<T>(heading: string, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'kakou-bench-'));
  const launch = chromiumLaunch();
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    args: [...launch.args, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    headless: true,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    permissions: ['camera'],
  });
  try {
    await context.addInitScript(watchHeading(heading));
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Milliseconds from the navigation to the heading, with the processor slowed. */
async function timed(page: Page, go: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await go();
  const mark = await page.waitForFunction(() => performance.getEntriesByName('heading')[0]?.startTime);
  return (await mark.jsonValue()) ?? Number.NaN;
}

function coldStart(url: string, heading: string, onLoaded: (loaded: Loaded) => void): Promise<number> {
  return inNewBrowser(heading, async (context) => {
    const page = context.pages()[0] ?? (await context.newPage());
    const { time, loaded } = await counted(page, () => page.goto(url, { waitUntil: 'commit' }));
    onLoaded(loaded);
    return time;
  });
}

/** A start, and the scripts that its page asked for; what the service worker fetches for later is not the page's. */
async function counted(page: Page, go: () => Promise<unknown>): Promise<{ time: number; loaded: Loaded }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set<string>();
  session.on('Network.responseReceived', ({ type, response }) => {
    if (type === 'Script') scripts.add(response.url);
  });
  const time = await timed(page, go);
  await page.waitForLoadState('networkidle');
  const asked = await page.evaluate((until) => {
    const early = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < until);
    return early.map(({ name }) => name);
  }, time);
  const all = await zipped([...scripts]);
  const first = await zipped([...scripts].filter((url) => asked.includes(url)));
  return { time, loaded: { first, all } };
}

/** Kilobytes of what lies at these addresses, each by gzip alone, without the headers of the answers. */
async function zipped(urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    urls.map(async (url) => gzipSync(await (await fetch(url)).arrayBuffer(), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** What a phone that belongs to a post loads for its scan screen when nothing of it is kept. */
function workerLoads(county: CountyServer): Promise<Loaded> {
  return inNewBrowser(SCAN, async (context) => {
    const page = context.pages()[0] ?? (await context.newPage());
    const link = await county.enrolment(await county.post('汉阴南出口'), '王工');
    await joinPost(page, new URL(link, county.origin).href, '王工');
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    await session.send('Network.clearBrowserCache');
    const { loaded } = await counted(page, () =>
      page.goto(`${county.origin}/checkpoint`, { waitUntil: 'commit' }),
    );
    return loaded;
  });
}

/** The app opened again and again with its server gone; the floor, which has no service worker, with its own. */
function offlineStarts(county: CountyServer, floor: string, rounds: number) {
  return inNewBrowser(WHO, async (context) => {
    const first = context.pages()[0] ?? (await context.newPage());
    await first.goto(`${county.origin}/declare`);
    await first.evaluate(() => navigator.serviceWorker.ready);
    await first.reload();
    await first.getByRole('heading', { name: WHO }).waitFor();
    await county.stop();
    const open = async (url: string) => {
      const page = await context.newPage();
      if (url === floor) await page.addInitScript(watchHeading('-'));
      const time = await timed(page, () => page.goto(url, { waitUntil: 'commit' }));
      await page.close();
      return time;
    };
    return interleave({ ours: () => open(`${county.origin}/declare`), floor: () => open(floor) }, rounds);
  });
}
