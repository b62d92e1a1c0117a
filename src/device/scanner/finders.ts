import type { Grey } from './picture';

/** The eye in three corners of a QR code: its middle, and how many pixels a module is along the row, the column, on the whole. */
export type Finder = { x: number; y: number; wide: number; tall: number; unit: number };

/** Dark must be darker than its surroundings by so much, in grey levels, to be ink. */
const LEAST_CONTRAST = 14;

/**
 * Finds what looks like the eyes of a QR code: dark, light, dark, light, dark in widths of 1:1:3:1:1 along a row, the
 * column and the diagonals through its middle (ISO/IEC 18004, 5.3.2). `step` is how many rows are passed over each time. An eye that is
 * met in several rows is given once. Fast rather than complete: it says whether a costly look may pay.
 */
export function findFinders(seen: Grey, step = 3): Finder[] {
  const found: Finder[] = [];
  const dark = new Uint8Array(seen.width);
  const runs = new Int32Array(seen.width + 2);
  for (let y = step; y < seen.height; y += step) {
    thresholdRow(seen, y, dark);
    const count = runsOf(dark, runs);
    // Runs alternate from light, so dark ones have odd numbers.
    for (let k = 1, end = 0; k + 4 < count; k += 2) {
      end += (runs[k - 1] ?? 0) + (k > 1 ? (runs[k - 2] ?? 0) : 0);
      const unit = unitOf(runs, k);
      if (unit === 0) continue;
      const x = end + (runs[k] ?? 0) + (runs[k + 1] ?? 0) + (runs[k + 2] ?? 0) / 2;
      const eye = confirmed(seen, { x, y, wide: unit });
      if (eye !== null && !found.some((other) => isSame(other, eye))) found.push(eye);
    }
  }
  return found;
}

/** Dark is what lies below the mean of its neighbourhood along the row. */
function thresholdRow({ grey, width }: Grey, y: number, dark: Uint8Array): void {
  const reach = Math.max(12, width >> 4);
  const from = y * width;
  let sum = 0;
  for (let x = 0; x < Math.min(reach, width); x++) sum += grey[from + x] ?? 0;
  for (let x = 0; x < width; x++) {
    if (x + reach < width) sum += grey[from + x + reach] ?? 0;
    if (x - reach - 1 >= 0) sum -= grey[from + x - reach - 1] ?? 0;
    const wide = Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1;
    dark[x] = ((grey[from + x] ?? 0) + 4) * wide < sum ? 1 : 0;
  }
}

/** The lengths of the runs of a row, light first (perhaps 0); how many there are. */
function runsOf(dark: Uint8Array, runs: Int32Array): number {
  let count = 0;
  let from = 0;
  let colour = 0;
  for (let x = 0; x < dark.length; x++)
    if (dark[x] !== colour) {
      runs[count++] = x - from;
      from = x;
      colour = 1 - colour;
    }
  runs[count++] = dark.length - from;
  return count;
}

/**
 * Pixels a module when five runs from `k` on are an eye's, else 0. Light spreads over edges in a blurred or overexposed
 * picture, so like edges are compared: from dark's beginning to dark's next beginning stays as wide as it was.
 */
function unitOf(runs: Int32Array, k: number): number {
  const a = runs[k] ?? 0;
  const b = runs[k + 1] ?? 0;
  const c = runs[k + 2] ?? 0;
  const d = runs[k + 3] ?? 0;
  const e = runs[k + 4] ?? 0;
  const unit = (a + 2 * b + 2 * c + 2 * d + e) / 12;
  if (unit < 0.9 || Math.min(a, b, d, e) < 0.3 * unit || c < 1.6 * unit) return 0;
  const slack = 0.7 * unit;
  const fits =
    Math.abs(a + b - 2 * unit) < slack &&
    Math.abs(d + e - 2 * unit) < slack &&
    Math.abs(b + c - 4 * unit) < 1.4 * slack &&
    Math.abs(c + d - 4 * unit) < 1.4 * slack;
  return fits ? unit : 0;
}

/** Every line through the middle of an eye cuts it in the same proportions: the column and both diagonals must, too. */
function confirmed(seen: Grey, { x, y, wide }: { x: number; y: number; wide: number }): Finder | null {
  const { grey, width } = seen;
  const light = (from: number) => grey[y * width + Math.round(from)] ?? 255;
  const column = Math.round(x - 0.5);
  const [ink, paper] = [light(column), (light(x - 2 * wide) + light(x + 2 * wide)) / 2];
  if (paper - ink < LEAST_CONTRAST) return null;
  const limit = (ink + paper) / 2;
  const down = cut(seen, { x: column, y, dx: 0, dy: 1 }, { limit, most: 12 * wide });
  if (down === null || down.unit > 2.5 * wide || wide > 2.5 * down.unit) return null;
  const middle = Math.round(y + down.shift);
  for (const dx of [1, -1]) {
    const slanted = cut(seen, { x: column, y: middle, dx, dy: 1 }, { limit, most: 12 * wide });
    if (slanted === null) return null;
  }
  return { x, y: y + down.shift + 0.5, wide, tall: down.unit, unit: (wide + down.unit) / 2 };
}

type Ray = { x: number; y: number; dx: number; dy: number };

/** The line through a pixel both ways: pixels a module, and how far on the middle of the eye is; null when it is none. */
function cut(
  { grey, width, height }: Grey,
  { x, y, dx, dy }: Ray,
  { limit, most }: { limit: number; most: number },
): { unit: number; shift: number } | null {
  const lengths = new Int32Array(6);
  for (const way of [-1, 1]) {
    let step = way === 1 ? 1 : 0;
    for (let part = 0; part < 3; part++) {
      const from = step;
      for (; step <= most; step++) {
        const [px, py] = [x + way * step * dx, y + way * step * dy];
        if (px < 0 || py < 0 || px >= width || py >= height) break;
        if ((grey[py * width + px] ?? 0) < limit !== (part !== 1)) break;
      }
      lengths[(way === 1 ? 3 : 0) + part] = step - from;
    }
  }
  const [up = 0, upLight = 0, upDark = 0, down = 0, downLight = 0, downDark = 0] = lengths;
  const unit = unitOf(Int32Array.of(upDark, upLight, up + down, downLight, downDark), 0);
  return unit === 0 ? null : { unit, shift: (down - up + 1) / 2 };
}

const isSame = (a: Finder, b: Finder) => Math.hypot(a.x - b.x, a.y - b.y) < 2.5 * a.unit;
