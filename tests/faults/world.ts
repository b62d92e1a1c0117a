import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { County, type Running } from './county';
import { Line } from './line';
import { complaints } from './oracle';
import { type Opening, Phone } from './phone';

/** Once in `npm test`, at length in `npm run test:long`. */
export const LONG = process.env.FAULTS === 'long';
export const times = (short: number, long: number): number => (LONG ? long : short);
/** Another form of a row that has its test: at length only, so that `npm test` proves each row once and soon. */
export const variant = (name: string, run: () => Promise<void>): void => {
  if (LONG) test(name, run);
};

/** A county's server, the line to it, and phones at its motorway exit. All of it goes with the test. */
export class World {
  readonly phones: Phone[] = [];
  private constructor(
    readonly line: Line,
    readonly county: County,
  ) {}

  static async make(running: Running = {}): Promise<World> {
    const line = await Line.lay();
    const county = await County.open(line, running);
    const world = new World(line, county);
    onTestFinished(() => world.end());
    return world;
  }

  /** A phone that has joined the post and opens without a network. */
  async phone(opening: Opening = {}): Promise<Phone> {
    const phone = await this.stranger(opening);
    await phone.enrol(await this.county.enrolment());
    await phone.offlineReady();
    return phone;
  }

  /** A phone that nobody uses yet. */
  async stranger(opening: Opening = {}, origin = this.line.origin): Promise<Phone> {
    const phone = await Phone.take(origin, opening);
    this.phones.push(phone);
    return phone;
  }

  /** A folder for a profile that the test itself fills; it goes with the test. */
  place(): { profile: string } {
    const profile = mkdtempSync(join(tmpdir(), 'kakou-field-'));
    onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
    return { profile };
  }

  /** What is wrong when all is quiet; nothing is what is wanted. */
  async judge(phones: readonly Phone[] = this.phones): Promise<string[]> {
    const rest = [];
    for (const phone of phones) rest.push(await phone.storage());
    const told = [...new Set(this.phones.map((phone) => phone.told))];
    return complaints(this.county, told, rest);
  }

  async end(): Promise<void> {
    for (const phone of this.phones) await phone.drop().catch(() => undefined);
    await this.county.remove();
    await this.line.cut();
  }
}
