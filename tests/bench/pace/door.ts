import { CountyServer } from '../../journeys/county';
import { Phone } from '../../journeys/phone';
import { askToSend, joinVillage } from '../../journeys/worker';
import { Hand } from './hand';
import { declareParty, person } from './party';

const SLOWER = 4;
/** Where everybody here sets out from. */
const RISK = { place: '610113', level: 'medium' as const, since: '2020-01-01', source: '西安市通告' };
const ARRIVAL = ['36.5', '绿码，在跳动', '箭头在动，只有这些地方', '记录到达'];

/** Two follow-ups as they were made, ms from the roll to the list, and the touches. */
export type Followed = { ms: number; taps: number; inGloves: number };

/** A village's worker who goes from door to door. */
export class Door {
  private constructor(private readonly parts: { county: CountyServer; worker: Phone }) {}

  static async open(): Promise<Door> {
    const county = await CountyServer.ready();
    const worker = await Phone.take({ origin: county.origin });
    const link = await county.enrolment(await county.villagePost('城关第一村值守点'), '陈组长');
    await county.publish(RISK);
    await joinVillage(worker.page, link, '陈组长');
    return new Door({ county, worker });
  }

  async close(): Promise<void> {
    await this.parts.worker.drop();
    await this.parts.county.remove();
  }

  /** Two who have to isolate at home are followed up one after the other, on a phone that is slowed. */
  async followTwo(round: number): Promise<Followed> {
    await this.#arrived(round);
    const { page, context } = this.parts.worker;
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const hand = new Hand(page);
    const tap = (name: string | RegExp) => hand.tap(page.getByRole('button', { name, exact: true }).first());
    const begun = performance.now();
    await tap(/^随访(?!名单)/);
    for (const name of ['36.5', '没有症状', '36.6', '没有症状']) await tap(name);
    await page.getByRole('heading', { name: /^已随访/ }).waitFor();
    const ms = performance.now() - begun;
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.getByRole('button', { name: '返回', exact: true }).click();
    return { ms, inGloves: ms + hand.gloves, taps: hand.taps };
  }

  /** Two more have declared, and were registered in the village. */
  async #arrived(round: number): Promise<void> {
    const { county, worker } = this.parts;
    const { page } = worker;
    const car = await Phone.take({ origin: county.origin });
    await declareParty(car.page, [person(2 * round), person(2 * round + 1)]);
    await car.drop();
    await this.#heard();
    for (let seat = 0; seat < 2; seat++) {
      await page
        .getByRole('button', { name: /^登记.+到达$/ })
        .first()
        .click();
      for (const name of ARRIVAL) await page.getByRole('button', { name, exact: true }).click();
    }
    await this.#heard();
    await page.getByRole('heading', { name: '今天要随访 2 人' }).waitFor();
  }

  /** The phone has been told what is new. */
  async #heard(): Promise<void> {
    const { page } = this.parts.worker;
    await askToSend(page);
    await page.getByRole('button', { name: '返回', exact: true }).click();
  }
}
