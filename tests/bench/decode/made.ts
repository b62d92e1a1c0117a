import type { Random } from './random';
import { type Canvas, type Code, drawCode } from './scene';

/** One generated picture before it becomes pixels, and every text that stands in it. */
export type Made = { canvas: Canvas; texts: readonly string[] };

/** A code and where it lies: its middle in the picture, pixels a module, its turn (radians). */
export type Setting = { code: Code; module: number; x: number; y: number; turn: number };

type Wish = { versions: readonly [number, number]; border: number; moduleOf: (code: Code) => number };

const LEVELS = ['L', 'M', 'Q', 'H'] as const;

/** A code of any level about the middle of the picture, a little turned. */
export function settled(random: Random, canvas: Canvas, { versions, border, moduleOf }: Wish): Setting {
  const version = Math.round(random.between(...versions));
  const code = drawCode(random, { version, ecc: random.pick(LEVELS), border });
  return {
    code,
    module: moduleOf(code),
    x: canvas.width * random.between(0.42, 0.58),
    y: canvas.height * random.between(0.46, 0.54),
    turn: random.between(-0.35, 0.35),
  };
}
