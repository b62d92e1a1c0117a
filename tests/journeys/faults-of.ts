import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a thumb in a glove needs, in px. */
const WORK_HIT = 60;

/** What is wrong with the looks of the screen, in words; nothing when it is well. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa'])
    .analyze();
  const broken = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}`),
  );
  const measured = await page.evaluate((hit) => {
    const wide = document.documentElement.scrollWidth > innerWidth;
    const small = [...document.querySelectorAll<HTMLElement>('.worker button, .worker a.button')].flatMap(
      (one) => {
        const { width, height } = one.getBoundingClientRect();
        const seen = width > 0 && height > 0;
        return seen && (width < hit || height < hit)
          ? [`${Math.round(width)}x${Math.round(height)}: ${one.innerText || one.ariaLabel}`]
          : [];
      },
    );
    return [...(wide ? [`scrolls sideways, ${document.documentElement.scrollWidth}`] : []), ...small];
  }, WORK_HIT);
  return [...broken, ...measured];
}
