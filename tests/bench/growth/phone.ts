import type { BrowserContext, Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { checkIntents, DrainRig } from '../drain/rig';

const ROUNDS = 12;
/** Of one phone before the next has its turn. */
const SAVES = 5;
const BADGES = 50;
/** Written at once. */
const PART = 5000;

/** What a phone took that keeps so many records. Times in ms. */
type PhoneCost = { rows: number; saves: number[]; badges: number[] };
type Filled = PhoneCost & { page: Page };

/**
 * Save and badge of real phones that keep more and more: medians are the caller's. They take turns, so that a machine
 * that is busy for a while is busy for all of them.
 */
export async function phoneGrowth(steps: readonly number[]): Promise<PhoneCost[]> {
  const rig = await DrainRig.build();
  try {
    return await withPhones(rig, steps, async (phones) => {
      for (let round = 0; round < ROUNDS; round++)
        for (const phone of round % 2 === 0 ? phones : [...phones].reverse()) {
          const intents = Array.from({ length: SAVES }, () => uuid());
          const { saves, badges } = await phone.page.evaluate(measure, { intents, badges: BADGES });
          phone.saves.push(...saves);
          phone.badges.push(...badges);
        }
      return phones.map(({ rows, saves, badges }) => ({ rows, saves, badges }));
    });
  } finally {
    await rig.close();
  }
}

/** One phone in a browser of its own for each number of records, all of them open during the work. */
async function withPhones<T>(
  rig: DrainRig,
  steps: readonly number[],
  work: (phones: readonly Filled[]) => Promise<T>,
  open: readonly Filled[] = [],
): Promise<T> {
  const [rows, ...others] = steps;
  if (rows === undefined) return work(open);
  const link = await rig.link();
  return await rig.browse(rig.ours, async (page, context) => {
    await fill(page, { context, link, rows });
    return await withPhones(rig, others, work, [...open, { rows, page, saves: [], badges: [] }]);
  });
}

type Filling = { context: BrowserContext; link: string; rows: number };

async function fill(page: Page, { context, link, rows }: Filling): Promise<void> {
  await page.waitForFunction(() => 'phone' in window);
  await page.evaluate((text) => window.phone.enrol(text), link);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // Nothing is sent meanwhile: what is measured is the phone.
  await context.setOffline(true);
  for (let there = 0; there < rows; there += PART)
    await page.evaluate((list) => window.phone.seed(list), checkIntents(Math.min(PART, rows - there)));
  await page.reload();
  await page.waitForFunction(() => 'phone' in window);
}

async function measure({ intents, badges }: { intents: string[]; badges: number }) {
  const saves: number[] = [];
  for (const intent of intents) {
    const began = performance.now();
    await window.phone.save([intent]);
    saves.push(performance.now() - began);
  }
  const asked: number[] = [];
  for (let times = 0; times < badges; times++) {
    const began = performance.now();
    window.phone.waiting();
    asked.push(performance.now() - began);
  }
  return { saves, badges: asked };
}
