import type { Locator, Page } from '@playwright/test';

/** A place on the screen, CSS pixels. */
export type Point = { x: number; y: number };

/**
 * Bits a second that a finger gives on a telephone's screen, held or lying: MacKenzie, "Fitts' throughput and the
 * remarkable case of touch-based target selection", HCI International 2015, 6.95 over 16 people.
 */
export const BARE = 6.95;
/** In gloves half of that. Ours: we found no measured figure for winter gloves on a telephone. */
export const GLOVED = BARE / 2;

/** From the light to the beginning of the movement, ms: simple reactions take 190 to 220 (Laming 1968). */
const REACTION = 200;
/** A short question that is known by heart is recognised in one or two looks of 200 to 250 ms each (Rayner 1998). */
const READING = 350;

/**
 * Milliseconds from a new screen to the touch: reaction, recognising the question, and the way of the thumb by Fitts' law
 * in Shannon's form, its width the smaller side of the target. What the worker looks at in the meantime (a face, a
 * document, another screen, a thermometer) takes its own time and is not in it.
 */
export function timeToTouch(
  from: Point,
  target: Point & { width: number; height: number },
  throughput: number,
): number {
  const way = Math.hypot(target.x + target.width / 2 - from.x, target.y + target.height / 2 - from.y);
  const bits = Math.log2(way / Math.min(target.width, target.height) + 1);
  return REACTION + READING + (1000 * bits) / throughput;
}

/** A thumb on one screen: it waits as long as a person would, then touches the middle of the target. */
export class Hand {
  /** How often it touched. */
  taps = 0;
  /** Milliseconds that passed before its touches, and how many more it would have been in gloves. */
  time = 0;
  gloves = 0;
  #at: Point;

  constructor(private readonly page: Page) {
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    this.#at = { x: width / 2, y: height / 2 };
  }

  async tap(target: Locator): Promise<void> {
    await target.waitFor();
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to touch');
    const bare = timeToTouch(this.#at, box, BARE);
    this.time += bare;
    this.gloves += timeToTouch(this.#at, box, GLOVED) - bare;
    await this.page.waitForTimeout(bare);
    this.#at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.page.mouse.click(this.#at.x, this.#at.y);
    this.taps += 1;
  }
}
