import { type Finder, findFinders } from '../finders';
import { type Box, type Grey, halved } from '../picture';
import { fitGrid, type Grid, roughFit } from './fit';
import { type Ground, groundOf, means } from './ground';
import { type Eyes, guessEyes, guessSizes, guessThird, MOST_PAIRED, unitOf } from './guess';
import { knownModules } from './pattern';

/** A grid that fits worse than this is no code's. */
const LEAST_FIT = 0.3;
/** One that fits so well before anything was moved is the right one. */
const SURE_FIT = 0.45;
/** So many sets of eyes are followed up. */
const MOST_GRIDS = 2;
/** Pixels for a module, and modules of quiet zone, in the pictures that are drawn anew. */
const SCALE = 3;
const QUIET = 4;
/** How much of its neighbours is taken away from a module, against blur; and how far around it light is compared. */
const SHARPENED = [0, 0.12, 0.25, 0.4] as const;
const AROUND = [3, 6, 12] as const;

/**
 * Reads a code module by module: finds its eyes, lays a grid upon it, and hands `decode` clean pictures of what each module
 * seems to be, in several ways of telling dark from light. `decode` corrects errors and gives the text, or null.
 */
export function readByGrid(seen: Grey, decode: (clean: Grey) => string | null): string | null {
  const eyes = eyesOf(seen);
  const whole = candidates(seen, guessEyes(eyes));
  const sure = whole.some(({ fits }) => fits > SURE_FIT);
  const all = sure || eyes.length > MOST_PAIRED ? whole : [...whole, ...candidates(seen, guessThird(eyes))];
  all.sort((a, b) => b.fits - a.fits);
  for (const { eyes: these, size, ground } of all.slice(0, MOST_GRIDS))
    for (const grid of fitGrid(ground, these, size)) {
      if (grid.fits < LEAST_FIT) break;
      const text = readModules(ground, grid, decode);
      if (text !== null) return text;
    }
  return null;
}

type Candidate = { eyes: Eyes; size: number; ground: Ground; fits: number };

function candidates(seen: Grey, guesses: readonly Eyes[]): Candidate[] {
  return guesses.flatMap((eyes) => {
    const sizes = guessSizes(eyes);
    const [likeliest] = sizes;
    if (likeliest === undefined) return [];
    const ground = groundOf(seen, boxOf(seen, eyes), unitOf(eyes, likeliest));
    return sizes.map((size) => ({ eyes, size, ground, fits: roughFit(ground, eyes, size) }));
  });
}

/** Eyes at the picture's own size, and at smaller ones where noise and the dots of a screen are gone. */
function eyesOf(seen: Grey): Finder[] {
  const found: Finder[] = [];
  let shown = seen;
  for (let scale = 1; scale <= 4 && shown.width > 60; scale *= 2) {
    for (const eye of findFinders(shown, 2)) {
      const { x, y, wide, tall, unit } = eye;
      const own = { x: scale * x, y: scale * y, wide: scale * wide, tall: scale * tall, unit: scale * unit };
      if (!found.some((other) => Math.hypot(other.x - own.x, other.y - own.y) < 3 * other.unit))
        found.push(own);
    }
    shown = halved(shown);
  }
  return found;
}

/** What may belong to the code: its far corner is not known yet. */
function boxOf({ width, height }: Grey, { corner, right, below }: Eyes): Box {
  const far: Finder = { ...corner, x: right.x + below.x - corner.x, y: right.y + below.y - corner.y };
  const all = [corner, right, below, far];
  const side = Math.max(
    Math.hypot(right.x - corner.x, right.y - corner.y),
    Math.hypot(below.x - corner.x, below.y - corner.y),
  );
  const more = 0.35 * side + 8 * corner.unit;
  const left = Math.max(0, Math.floor(Math.min(...all.map(({ x }) => x)) - more));
  const top = Math.max(0, Math.floor(Math.min(...all.map(({ y }) => y)) - more));
  const right_ = Math.min(width, Math.ceil(Math.max(...all.map(({ x }) => x)) + more));
  const bottom = Math.min(height, Math.ceil(Math.max(...all.map(({ y }) => y)) + more));
  return { x: left, y: top, width: right_ - left, height: bottom - top };
}

function readModules(ground: Ground, grid: Grid, decode: (clean: Grey) => string | null): string | null {
  const light = lightOf(ground, grid);
  const known = knownModules(grid.size);
  for (const by of SHARPENED) {
    const sharp = sharpened(light, grid.size, by);
    for (const reach of AROUND) {
      const around = means(sharp, { width: grid.size, height: grid.size }, reach);
      // What is known beforehand is drawn as it must be, so that it is found at once.
      const isDark = (at: number) => (known[at] || (around[at] ?? 0) - (sharp[at] ?? 0)) > 0;
      const text = decode(drawn(grid.size, isDark));
      if (text !== null) return text;
    }
  }
  return null;
}

/** The brightness of every module, between four pixels. */
function lightOf({ width, height, grey }: Ground, { x: xs, y: ys }: Grid): Float32Array {
  return xs.map((place, i) => {
    const x = Math.min(width - 1.001, Math.max(0, place - 0.5));
    const y = Math.min(height - 1.001, Math.max(0, (ys[i] ?? 0) - 0.5));
    const at = (y | 0) * width + (x | 0);
    const [fx, fy] = [x - (x | 0), y - (y | 0)];
    return (
      ((grey[at] ?? 0) * (1 - fx) + (grey[at + 1] ?? 0) * fx) * (1 - fy) +
      ((grey[at + width] ?? 0) * (1 - fx) + (grey[at + width + 1] ?? 0) * fx) * fy
    );
  });
}

/** Blur gives a module some of its neighbours' light: the same share of it is taken back. */
function sharpened(light: Float32Array, size: number, by: number): Float32Array {
  if (by === 0) return light;
  return light.map((own, i) => {
    const x = i % size;
    const left = x > 0 ? (light[i - 1] ?? own) : own;
    const right = x < size - 1 ? (light[i + 1] ?? own) : own;
    const sides = left + right + (light[i - size] ?? own) + (light[i + size] ?? own);
    return own + by * (4 * own - sides);
  });
}

function drawn(size: number, isDark: (at: number) => boolean): Grey {
  const side = (size + 2 * QUIET) * SCALE;
  const grey = new Uint8ClampedArray(side * side).fill(255);
  for (let at = 0; at < size * size; at++) {
    if (!isDark(at)) continue;
    const row = Math.floor(at / size);
    const left = (at - row * size + QUIET) * SCALE;
    for (let y = (row + QUIET) * SCALE, end = y + SCALE; y < end; y++)
      grey.fill(0, y * side + left, y * side + left + SCALE);
  }
  return { grey, width: side, height: side };
}
