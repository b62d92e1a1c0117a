import type { Page } from '@playwright/test';
import { CountyServer } from '../../journeys/county';
import { Phone } from '../../journeys/phone';
import { closeStudio } from '../../journeys/studio';
import type { Traveller } from '../../journeys/traveller';
import { GREEN_TAPS, joinPost, openScan } from '../../journeys/worker';
import { bundled } from '../camera/bundle';
import { FilmSet, HD, hold } from '../camera/film';
import { Hand } from './hand';
import { declareParty, lastOf } from './party';

const SLOWER = 4;
const SCAN = '对准通行码或场所码';

/** Poses of a pass before the camera; more would keep the machine busy while it is measured. */
const POSES = 4;

/**
 * One car as it was checked, ms: from the first frame that can be read to the next scan screen. `screens` is how long each
 * next screen took after a touch.
 */
export type Checked = { ms: number; taps: number; inGloves: number; screens: readonly number[] };

/** A worker at a post, before whom the people of one car hold their one phone. */
export class Gate {
  private constructor(private readonly parts: { county: CountyServer; set: FilmSet; worker: Phone }) {}

  static async open(): Promise<Gate> {
    const watch = await bundled('watch.ts');
    const county = await CountyServer.ready();
    const set = await FilmSet.open(HD);
    const worker = await Phone.take({ origin: county.origin });
    await worker.context.addInitScript(watch);
    await joinPost(worker.page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    return new Gate({ county, set, worker });
  }

  async close(): Promise<void> {
    const { county, set, worker } = this.parts;
    await worker.drop();
    await set.close();
    await closeStudio();
    await county.remove();
  }

  /**
   * A car whose people declared together comes and is released, person by person. The phone of the worker is slowed, its
   * workers too; while one is asked, the next one's pass is turned to and filmed.
   */
  async check(people: readonly Traveller[]): Promise<Checked> {
    const { county, worker } = this.parts;
    const car = await Phone.take({ origin: county.origin });
    try {
      await declareParty(car.page, people);
      await this.#awaited(people);
      return await this.#through(worker.page, car.page, people.length);
    } finally {
      await car.drop();
    }
  }

  /** Waits until the worker's phone has been told of everybody; leaves it on the screen for looking people up. */
  async #awaited(people: readonly Traveller[]): Promise<void> {
    const { page } = this.parts.worker;
    await openScan(page);
    await page.getByRole('button', { name: '输入/查找' }).click();
    for (const one of people)
      do {
        await page.getByRole('textbox').fill(lastOf(one));
        await page.getByRole('button', { name: '查找', exact: true }).click();
        await page.locator('.person-row, [role=status]').first().waitFor();
      } while ((await page.locator('.person-row').count()) === 0);
  }

  async #through(page: Page, car: Page, heads: number): Promise<Checked> {
    const hand = new Hand(page);
    hold(this.parts.worker, await this.#pass(car));
    await this.#slow(SLOWER);
    await page.evaluate((heading) => window.watch.arm({ heading }), '车上几个人？');
    await page.getByRole('button', { name: '返回', exact: true }).click();
    const { readable, answered } = await seen(page);
    const screens: number[] = [];
    const tap = async (name: string | RegExp, passing: readonly string[] = []) =>
      screens.push(await touch(page, () => hand.tap(key(page, name)), passing));
    let between = 0;
    const [, ...answers] = GREEN_TAPS;
    await tap(`${heads} 人`);
    for (let seat = 1; seat <= heads; seat++) {
      const turned = this.#turn(car, seat < heads);
      for (const name of answers) await tap(name);
      hold(this.parts.worker, await turned);
      if (seat === heads) await tap('放行，下一辆');
      else between += await touch(page, () => hand.tap(key(page, /^下一人/)), [SCAN]);
    }
    await page.getByRole('button', { name: '无码' }).waitFor();
    await this.#slow(1);
    const waited = screens.reduce((sum, one) => sum + one, between + answered - (readable ?? Number.NaN));
    return { ms: waited + hand.time, inGloves: waited + hand.time + hand.gloves, taps: hand.taps, screens };
  }

  /** The next pass before the camera, or none when the car drives off. */
  async #turn(car: Page, more: boolean): Promise<Buffer[]> {
    if (!more) return this.parts.set.road();
    await car.getByRole('button', { name: /^下一人/ }).click();
    return this.#pass(car);
  }

  #pass(car: Page): Promise<Buffer[]> {
    return this.parts.set.film(car.getByRole('img', { name: /通行码/ }), POSES);
  }

  async #slow(times: number): Promise<void> {
    const { page, context } = this.parts.worker;
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: times });
    await page.evaluate((slower) => {
      window.watch.workerTimes = slower;
    }, times);
  }
}

const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();

async function seen(page: Page) {
  await page.waitForFunction(() => window.watch.seen().answered !== null);
  const { answered, ...others } = await page.evaluate(() => window.watch.seen());
  if (answered === null) throw new Error('what was seen is gone');
  return { ...others, answered };
}

/** Milliseconds from a touch to another heading than before and than those that are only `passing`. */
async function touch(page: Page, tap: () => Promise<void>, passing: readonly string[]): Promise<number> {
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await page.evaluate((not) => window.watch.arm({ not }), [before ?? '', ...passing]);
  await tap();
  const { touched, answered } = await seen(page);
  return answered - (touched ?? Number.NaN);
}
