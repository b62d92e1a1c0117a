import type { CDPSession, Page } from '@playwright/test';
import { CountyServer } from '../../journeys/county';
import { Phone } from '../../journeys/phone';
import { closeStudio } from '../../journeys/studio';
import { declare } from '../../journeys/traveller';
import { joinPost } from '../../journeys/worker';
import { bundled, servePage } from './bundle';
import { FilmSet, type FrameSize, hold } from './film';
import type { PeerWay } from './peer-page';
import type { Seen } from './watch';

/** A live proof is good for 45 s; a film of it is used for less. */
const FILM_LASTS = 25_000;
const HEADS = '车上几个人？';
/** Frames by which the beginning moves on from scan to scan, and at most: pauses of half a second meet it anywhere. */
const STRIDE = 5;
const LEAD = 18;
/** How long anybody may take to read a code that is in plain sight, ms; who has not by then is counted with it. */
const PATIENCE = 10_000;

/** A worker's phone and a phone with the peer's page, before which the same traveller's pass is held. */
export class Rig {
  readonly #turns = new Map<string, number>();
  readonly #read: number[] = [];
  #film: { frames: Buffer[]; until: number } = { frames: [], until: 0 };

  private constructor(
    private readonly parts: {
      county: CountyServer;
      peerPage: { close: () => void };
      set: FilmSet;
      traveller: Phone;
      worker: Phone;
      /** A worker's phone that is held to be without WebAssembly: zxing-js reads alone. */
      plain: Phone | null;
      peer: Phone;
    },
  ) {}

  static async build(size: FrameSize, { plain: withPlain = false } = {}): Promise<Rig> {
    const [watch, script] = await Promise.all([bundled('watch.ts'), bundled('peer-page.ts')]);
    const county = await CountyServer.ready();
    const peerPage = await servePage(
      `<!doctype html><title>-</title><video muted playsinline></video><script>${script}</script>`,
    );
    const set = await FilmSet.open(size);
    const traveller = await Phone.take({ origin: county.origin });
    const worker = await Phone.take({ origin: county.origin });
    const plain = withPlain ? await Phone.take({ origin: county.origin }) : null;
    const peer = await Phone.take({ origin: peerPage.url });
    const rig = new Rig({ county, peerPage, set, traveller, worker, plain, peer });
    const phones = plain === null ? [worker] : [worker, plain];
    await plain?.context.addInitScript(() => {
      window.withoutWasm = true;
    });
    for (const phone of [...phones, peer]) await phone.context.addInitScript(watch);
    const post = await county.post('汉阴南出口');
    for (const [phone, name] of [[worker, '王工'] as const, [plain, '李工'] as const])
      if (phone !== null) await joinPost(phone.page, await county.enrolment(post, name), name);
    await declare(traveller.page);
    await peer.page.goto(peerPage.url);
    for (const phone of phones) await rig.#toHeads(phone);
    return rig;
  }

  async close(): Promise<void> {
    const { county, peerPage, set, traveller, worker, plain, peer } = this.parts;
    for (const phone of [traveller, worker, plain, peer]) await phone?.drop();
    await set.close();
    await closeStudio();
    peerPage.close();
    await county.remove();
  }

  /** Makes both phones' pages `times` slower, and the workers of their pages too. */
  async slow(times: number): Promise<void> {
    for (const { page } of [this.parts.worker, this.parts.peer]) {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: times });
      await page.evaluate((slower) => {
        window.watch.workerTimes = slower;
      }, times);
    }
  }

  /** From the first readable frame to the question of how many heads, ms: the next person of a shift that runs. */
  async ours(): Promise<number> {
    return again(() => this.#ours(this.parts.worker));
  }

  /** The same on the phone without WebAssembly. */
  async oursByJs(): Promise<number> {
    const { plain } = this.parts;
    if (plain === null) throw new Error('the rig was built without that phone');
    return again(() => this.#ours(plain));
  }

  async #ours(phone: Phone): Promise<number | null> {
    const { page } = phone;
    const { worker } = this.parts;
    hold(phone, await this.#nextFilm(phone === worker ? 'ours' : 'plain'));
    await page.evaluate((heading) => window.watch.arm({ heading }), HEADS);
    await page.getByRole('button', { name: '返回', exact: true }).click();
    const seen = await this.#seen(page);
    if (seen === null) return null;
    const { readable, read, answered } = seen;
    if (answered - readable === PATIENCE) await this.#toHeads(phone);
    if (phone === worker) this.#read.push((read ?? answered) - readable);
    return answered - readable;
  }

  /** What of each of our scans passed until the text was read, the rest being its verification and the screen. */
  takeReadTimes(): number[] {
    return this.#read.splice(0);
  }

  /** The same for the peer: from the first readable frame to its heading. */
  async theirs(way: PeerWay): Promise<number> {
    return again(() => this.#theirs(way));
  }

  async #theirs(way: PeerWay): Promise<number | null> {
    const { page } = this.parts.peer;
    hold(this.parts.peer, await this.#nextFilm(way));
    await page.evaluate((how) => {
      window.watch.arm({ heading: 'read' });
      return window.peer.start(how);
    }, way);
    const seen = await this.#seen(page);
    await page.evaluate(() => window.peer.stop());
    return seen === null ? null : seen.answered - seen.readable;
  }

  /** Share of one processor core that the page takes while it looks for a code where there is none. */
  async idle(whose: 'ours' | PeerWay, seconds: number): Promise<number> {
    const { worker, peer, set, traveller } = this.parts;
    const phone = whose === 'ours' ? worker : peer;
    const { page } = phone;
    hold(phone, await set.unreadable(codeOf(traveller.page)));
    if (whose === 'ours') await page.getByRole('button', { name: '返回', exact: true }).click();
    else await page.evaluate((way) => window.peer.start(way), whose);
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1);
    const share = await rendererShare(phone, seconds);
    if (whose === 'ours') await this.#toHeads(worker);
    else await page.evaluate(() => window.peer.stop());
    return share;
  }

  async #toHeads(phone: Phone): Promise<void> {
    const { page } = phone;
    hold(phone, await this.#fresh());
    await page.goto('/checkpoint');
    await page.getByRole('heading', { name: HEADS }).waitFor();
  }

  async #fresh(): Promise<Buffer[]> {
    if (Date.now() > this.#film.until)
      this.#film = {
        until: Date.now() + FILM_LASTS,
        frames: await this.parts.set.film(codeOf(this.parts.traveller.page)),
      };
    return this.#film.frames;
  }

  /** Each scan of a contestant begins at another place of the second before the code, the same places for all. */
  async #nextFilm(whose: string): Promise<Buffer[]> {
    const turn = this.#turns.get(whose) ?? 0;
    this.#turns.set(whose, turn + 1);
    return (await this.#fresh()).slice((turn * STRIDE) % LEAD);
  }

  /** Null when the page was so busy that it saw no frame before it answered, so that nobody knows how long it took. */
  async #seen(page: Page): Promise<(Pick<Seen, 'read'> & { readable: number; answered: number }) | null> {
    const seen = await page
      .waitForFunction(
        () => (window.watch.seen().answered === null ? null : window.watch.seen()),
        undefined,
        { timeout: PATIENCE },
      )
      .catch(() => null);
    // What is not read while it is in plain sight counts as all of that time.
    if (seen === null) return { readable: 0, read: null, answered: PATIENCE };
    const { readable = null, read = null, answered = null } = (await seen.jsonValue()) ?? {};
    if (readable === null || answered === null || answered < readable) return null;
    return { readable, read, answered };
  }
}

/** Scans until it is known how long it took; a machine that never gets so far is too busy to measure on. */
async function again(scan: () => Promise<number | null>): Promise<number> {
  for (let tries = 0; tries < 5; tries++) {
    const took = await scan();
    if (took !== null) return took;
  }
  throw new Error('five times it was answered before a frame was seen that could be read');
}

const codeOf = (page: Page) => page.getByRole('img', { name: /通行码/ });

async function rendererShare(phone: Phone, seconds: number): Promise<number> {
  const browser = phone.context.browser();
  if (browser === null) throw new Error('the phone has no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const before = await rendererSeconds(session);
  const from = performance.now();
  await phone.page.waitForTimeout(seconds * 1000);
  const used = (await rendererSeconds(session)) - before;
  await session.detach();
  return (100_000 * used) / (performance.now() - from);
}

/** Processor time of all renderers since they began, s. */
async function rendererSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
