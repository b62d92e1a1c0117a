import type { Grey } from './picture';

/** The eye in three corners of a QR code: its middle in pixels, and how many pixels a module is. */
export type Finder = { x: number; y: number; unit: number };

/** Dark must be darker than its surroundings by so much, in grey levels, to be ink. */
const LEAST_CONTRAST = 14;

/**
 * Finds what looks like the eyes of a QR code: dark, light, dark, light, dark in widths of 1:1:3:1:1 along a row and along
 * the column through its middle (ISO/IEC 18004, 5.3.2). `step` is how many rows are passed over each time. An eye that is
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
      const eye = confirmed(seen, { x, y, unit });
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

/** The eye as its column shows it, too, or null. */
function confirmed({ grey, width, height }: Grey, { x, y, unit }: Finder): Finder | null {
  const column = Math.round(x - 0.5);
  const light = (from: number) => grey[y * width + Math.round(from)] ?? 255;
  const [ink, paper] = [grey[y * width + column] ?? 255, (light(x - 2 * unit) + light(x + 2 * unit)) / 2];
  if (paper - ink < LEAST_CONTRAST) return null;
  const limit = (ink + paper) / 2;
  const lengths = new Int32Array(6);
  const walk = (from: number, by: number, into: number) => {
    let at = from;
    for (let part = 0; part < 3; part++) {
      const start = at;
      while (at >= 0 && at < height && (grey[at * width + column] ?? 0) < limit === (part !== 1)) at += by;
      lengths[into + part] = Math.abs(at - start);
      if (Math.abs(at - from) > 12 * unit) return;
    }
  };
  walk(y, -1, 0);
  walk(y + 1, 1, 3);
  const [up = 0, upLight = 0, upDark = 0, down = 0, downLight = 0, downDark = 0] = lengths;
  const tall = unitOf(Int32Array.of(upDark, upLight, up + down, downLight, downDark), 0);
  if (tall === 0 || tall > 2.5 * unit || unit > 2.5 * tall) return null;
  return { x, y: y + (down - up) / 2 + 1, unit: (unit + tall) / 2 };
}

const isSame = (a: Finder, b: Finder) => Math.hypot(a.x - b.x, a.y - b.y) < 2.5 * a.unit;
