import { v7 as uuid } from 'uuid';
import { checkIntents, DrainRig } from '../drain/rig';

const SAVES = 60;
const BADGES = 50;

/** Save and badge of one real phone that keeps more and more: medians are the caller's. Times in ms. */
export async function phoneGrowth(steps: readonly number[]) {
  const rig = await DrainRig.build();
  try {
    const link = await rig.link();
    return await rig.browse(rig.ours, async (page, context) => {
      await page.waitForFunction(() => 'phone' in window);
      await page.evaluate((text) => window.phone.enrol(text), link);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      // Nothing is sent meanwhile: what is measured is the phone.
      await context.setOffline(true);
      const found: { rows: number; saves: number[]; badges: number[] }[] = [];
      let there = 0;
      for (const rows of steps) {
        for (; there < rows; there += Math.min(5000, rows - there))
          await page.evaluate((list) => window.phone.seed(list), checkIntents(Math.min(5000, rows - there)));
        await page.reload();
        await page.waitForFunction(() => 'phone' in window);
        const measured = await page.evaluate(measure, {
          intents: Array.from({ length: SAVES }, () => uuid()),
          badges: BADGES,
        });
        there += SAVES;
        found.push({ rows, ...measured });
      }
      return found;
    });
  } finally {
    await rig.close();
  }
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
