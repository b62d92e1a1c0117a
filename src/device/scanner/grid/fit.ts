import type { Ground } from './ground';
import { type Eyes, unitOf } from './guess';
import { knownModules } from './pattern';

/** Where each module of a code lies in the picture, row after row, in pixels of the ground; and how well that fits, 0..1. */
export type Grid = { size: number; x: Float32Array; y: Float32Array; fits: number };

/** The part of modules that are looked at while a grid is moved about: more change nothing but the time. */
const MOST_LOOKED_AT = 1_200;
const FEW_LOOKED_AT = 300;
/** What is known beforehand counts so much more than that a module is clearly dark or light. */
const KNOWN_WEIGHT = 3;
/** The corner without an eye is looked for around where it would be seen straight, in parts of the code's side. */
const FAR_CORNER = [-0.42, -0.28, -0.14, 0, 0.14, 0.28, 0.42];

type Corners = [number, number, number, number, number, number, number, number];

/**
 * Lays a grid of `size` modules upon the ground so that what is known of the code agrees and every module is as clearly
 * dark or light as can be: first a flat sheet seen from anywhere (its four corners are moved), then a bent one (nine
 * points are moved). This reads codes round bottles, on crumpled paper, and those whose eyes were found a little beside.
 */
export function fitGrid(ground: Ground, eyes: Eyes, size: number): Grid {
  const work = workOn(ground, size, MOST_LOOKED_AT);
  const unit = unitOf(eyes, size) / ground.scale;
  const corners = climbCorners(work, farCorner(work, cornersOf(ground, eyes)), unit);
  return { size, ...climbBends(work, corners, unit) };
}

/** How well a flat grid of this size fits with its far corner at its best, 0..1: quick, to choose among sizes. */
export function roughFit(ground: Ground, eyes: Eyes, size: number): number {
  const work = workOn(ground, size, FEW_LOOKED_AT);
  place(work, farCorner(work, cornersOf(ground, eyes)));
  return score(work, work.x, work.y);
}

/** The eyes, and where the fourth would be, seen straight; in pixels of the ground. */
function cornersOf({ left, top, scale }: Ground, { corner, right, below }: Eyes): Corners {
  const base = [corner, right, below].flatMap(({ x, y }) => [(x - left) / scale, (y - top) / scale]);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0] = base;
  return [x0, y0, x1, y1, x2, y2, x1 + x2 - x0, y1 + y2 - y0];
}

type Work = {
  ground: Ground;
  size: number;
  /** The modules that are looked at, and what is known of each. */
  at: Int32Array;
  known: Int8Array;
  x: Float32Array;
  y: Float32Array;
};

function workOn(ground: Ground, size: number, most: number): Work {
  const known = knownModules(size);
  const unknown = known.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
  const every = Math.max(1, Math.ceil(unknown / most));
  const chosen: number[] = [];
  let passed = 0;
  known.forEach((one, at) => {
    // A step that shares no factor with the row, so that the chosen ones lie all over.
    if (one !== 0 || (passed++ * 7) % every === 0) chosen.push(at);
  });
  const at = Int32Array.from(chosen);
  const of = new Int8Array(at.length);
  at.forEach((module, i) => {
    of[i] = known[module] ?? 0;
  });
  return { ground, size, at, known: of, x: new Float32Array(at.length), y: new Float32Array(at.length) };
}

function score({ ground, known }: Work, xs: Float32Array, ys: Float32Array): number {
  const { width, height, dark } = ground;
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < known.length; i++) {
    const x = (xs[i] ?? 0) - 0.5;
    const y = (ys[i] ?? 0) - 0.5;
    const want = known[i] ?? 0;
    weight += want === 0 ? 1 : KNOWN_WEIGHT;
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) continue;
    const at = (y | 0) * width + (x | 0);
    const fx = x - (x | 0);
    const fy = y - (y | 0);
    const value =
      ((dark[at] ?? 0) * (1 - fx) + (dark[at + 1] ?? 0) * fx) * (1 - fy) +
      ((dark[at + width] ?? 0) * (1 - fx) + (dark[at + width + 1] ?? 0) * fx) * fy;
    sum += want === 0 ? Math.abs(value) : KNOWN_WEIGHT * want * value;
  }
  return sum / (127 * weight);
}

/** Puts the modules where four points have them: the middles of the eyes, and the same in the corner without one. */
function place({ size, at, x: xs, y: ys }: Work, corners: Corners): void {
  const map = perspective(corners);
  for (let i = 0; i < at.length; i++) {
    const module = at[i] ?? 0;
    const row = Math.floor(module / size);
    const u = (module - row * size - 3) / (size - 7);
    const v = (row - 3) / (size - 7);
    const depth = map.g * u + map.h * v + 1;
    xs[i] = (map.a * u + map.b * v + map.c) / depth;
    ys[i] = (map.d * u + map.e * v + map.f) / depth;
  }
}

/** The perspective that brings the corners of the unit square to four points (Heckbert 1989, 2.2.3). */
function perspective([x0, y0, x1, y1, x2, y2, x3, y3]: Corners) {
  const [sx, sy] = [x0 - x1 + x3 - x2, y0 - y1 + y3 - y2];
  const [dx1, dx2, dy1, dy2] = [x1 - x3, x2 - x3, y1 - y3, y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return {
    a: x1 - x0 + g * x1,
    b: x2 - x0 + h * x2,
    c: x0,
    d: y1 - y0 + g * y1,
    e: y2 - y0 + h * y2,
    f: y0,
    g,
    h,
  };
}

function farCorner(work: Work, base: Corners): Corners {
  const [x0, y0, x1, y1, x2, y2] = base;
  let best = base;
  let most = Number.NEGATIVE_INFINITY;
  for (const s of FAR_CORNER)
    for (const t of FAR_CORNER) {
      const corners: Corners = [...base];
      corners[6] += s * (x1 - x0) + t * (x2 - x0);
      corners[7] += s * (y1 - y0) + t * (y2 - y0);
      place(work, corners);
      const fits = score(work, work.x, work.y);
      if (fits > most) [best, most] = [corners, fits];
    }
  return best;
}

/** Moves each corner as long as it gains, in ever smaller steps. The far one first, and in the largest. */
function climbCorners(work: Work, start: Corners, unit: number): Corners {
  const corners: Corners = [...start];
  place(work, corners);
  let fits = score(work, work.x, work.y);
  for (let step = 0.06 * work.size * unit; step > 0.08 * unit; step *= 0.6)
    for (const i of [6, 7, 0, 1, 2, 3, 4, 5]) {
      // The eyes were seen: they are off by a module at most.
      const reach = i < 6 ? Math.min(step, 0.6 * unit) : step;
      for (const by of [reach, -reach]) {
        const before = corners[i] ?? 0;
        corners[i] = before + by;
        place(work, corners);
        const now = score(work, work.x, work.y);
        if (now > fits) {
          fits = now;
          break;
        }
        corners[i] = before;
      }
    }
  place(work, corners);
  return corners;
}

/** Moves nine points of the sheet, which bends between them. */
function climbBends(work: Work, corners: Corners, unit: number): Omit<Grid, 'size'> {
  const { size, at, x: xs, y: ys } = work;
  const shapes = bendShapes(size, at);
  const moved = new Float32Array(18);
  const [tx, ty] = [new Float32Array(at.length), new Float32Array(at.length)];
  let fits = score(work, xs, ys);
  for (let step = 0.9 * unit; step > 0.1 * unit; step *= 0.6)
    for (let pass = 0; pass < 2; pass++)
      for (let k = 0; k < 18; k++) {
        const shape = shapes[k >> 1] ?? tx;
        const [from, trial] = k % 2 === 0 ? [xs, tx] : [ys, ty];
        for (const by of [step, -step]) {
          for (let i = 0; i < trial.length; i++) trial[i] = (from[i] ?? 0) + by * (shape[i] ?? 0);
          const now = k % 2 === 0 ? score(work, trial, ys) : score(work, xs, trial);
          if (now <= fits) continue;
          fits = now;
          from.set(trial);
          moved[k] = (moved[k] ?? 0) + by;
          break;
        }
      }
  return { ...everyModule(size, { ground: work.ground, corners, moved }), fits };
}

/** For each of nine points, how much each module goes along with it (Lagrange, at 0, 1/2 and 1 of each side). */
function bendShapes(size: number, at: Int32Array): Float32Array[] {
  const along = (t: number) => [(2 * t - 1) * (t - 1), 4 * t * (1 - t), t * (2 * t - 1)];
  return Array.from({ length: 9 }, (_, k) =>
    Float32Array.from(at, (module) => {
      const row = Math.floor(module / size);
      const u = along((module - row * size + 0.5) / size)[k % 3] ?? 0;
      const v = along((row + 0.5) / size)[Math.floor(k / 3)] ?? 0;
      return u * v;
    }),
  );
}

function everyModule(
  size: number,
  { ground, corners, moved }: { ground: Ground; corners: Corners; moved: Float32Array },
): Pick<Grid, 'x' | 'y'> {
  const at = Int32Array.from({ length: size * size }, (_, i) => i);
  const all: Work = {
    ground,
    size,
    at,
    known: new Int8Array(0),
    x: new Float32Array(at.length),
    y: new Float32Array(at.length),
  };
  place(all, corners);
  bendShapes(size, at).forEach((shape, k) => {
    shape.forEach((part, i) => {
      all.x[i] = (all.x[i] ?? 0) + part * (moved[2 * k] ?? 0);
      all.y[i] = (all.y[i] ?? 0) + part * (moved[2 * k + 1] ?? 0);
    });
  });
  return { x: all.x, y: all.y };
}
