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

/** Points of the sheet in a row that are moved, one bending after the other. */
const BENDS = [3, 4, 6] as const;
/** A sheet that is bent by so few points bends as one. */
const AS_ONE = 4;

type Corners = [number, number, number, number, number, number, number, number];

/**
 * Lays a grid of `size` modules upon the ground so that what is known of the code agrees and every module is as clearly
 * dark or light as can be: first a flat sheet seen from anywhere (its four corners are moved), then a bent one, then a
 * crumpled one. This reads codes round bottles and on soft paper, and those whose eyes were found a little beside. Each is
 * given as soon as it is there: the next takes longer.
 */
export function* fitGrid(ground: Ground, eyes: Eyes, size: number): Generator<Grid> {
  const work = workOn(ground, size, MOST_LOOKED_AT);
  const unit = unitOf(eyes, size) / ground.scale;
  const corners = climbCorners(work, farCorner(work, cornersOf(ground, eyes)), unit);
  yield gridOf(work, corners, score(work, work.x, work.y));
  for (const nodes of BENDS) {
    work.moved.push({ nodes, by: new Float32Array(2 * nodes * nodes) });
    yield gridOf(work, corners, climbBends(work, nodes, unit));
  }
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
  /** How the sheet was bent so far. */
  moved: { nodes: number; by: Float32Array }[];
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
  const [x, y] = [new Float32Array(at.length), new Float32Array(at.length)];
  return { ground, size, at, known: of, x, y, moved: [] };
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

/**
 * Bends the sheet: moves `nodes` times `nodes` points of it, each with what lies around, as long as it gains, in ever
 * smaller steps.
 */
function climbBends(work: Work, nodes: number, unit: number): number {
  const { size, at, x: xs, y: ys } = work;
  const shapes = bendShapes(size, at, nodes);
  const [tx, ty] = [new Float32Array(at.length), new Float32Array(at.length)];
  let fits = score(work, xs, ys);
  for (let step = (nodes > AS_ONE ? 0.5 : 0.9) * unit; step > 0.1 * unit; step *= 0.6)
    for (let pass = 0; pass < 2; pass++)
      for (let k = 0; k < 2 * shapes.length; k++) {
        const shape = shapes[k >> 1] ?? tx;
        const [from, trial] = k % 2 === 0 ? [xs, tx] : [ys, ty];
        for (const by of [step, -step]) {
          for (let i = 0; i < trial.length; i++) trial[i] = (from[i] ?? 0) + by * (shape[i] ?? 0);
          const now = k % 2 === 0 ? score(work, trial, ys) : score(work, xs, trial);
          if (now <= fits) continue;
          fits = now;
          from.set(trial);
          for (const moved of work.moved) if (moved.nodes === nodes) moved.by[k] = (moved.by[k] ?? 0) + by;
          break;
        }
      }
  return fits;
}

/**
 * For each point, how much each module goes along with it. Few points bend the sheet as one (Lagrange: a cubic, as paper
 * round a bottle is seen); more take along only what is next to them.
 */
function bendShapes(size: number, at: Int32Array, nodes: number): Float32Array[] {
  const share = (t: number, node: number) => {
    if (nodes > AS_ONE) return Math.max(0, 1 - Math.abs(t * (nodes - 1) - node));
    let product = 1;
    for (let other = 0; other < nodes; other++)
      if (other !== node) product *= (t * (nodes - 1) - other) / (node - other);
    return product;
  };
  return Array.from({ length: nodes * nodes }, (_, k) =>
    Float32Array.from(at, (module) => {
      const row = Math.floor(module / size);
      const u = share((module - row * size + 0.5) / size, k % nodes);
      return u === 0 ? 0 : u * share((row + 0.5) / size, Math.floor(k / nodes));
    }),
  );
}

/** The grid of all modules, from what was found by some. */
function gridOf({ ground, size, moved }: Work, corners: Corners, fits: number): Grid {
  const at = Int32Array.from({ length: size * size }, (_, i) => i);
  const [x, y] = [new Float32Array(at.length), new Float32Array(at.length)];
  place({ ground, size, at, known: new Int8Array(0), x, y, moved: [] }, corners);
  for (const { nodes, by } of moved)
    bendShapes(size, at, nodes).forEach((shape, k) => {
      shape.forEach((part, i) => {
        x[i] = (x[i] ?? 0) + part * (by[2 * k] ?? 0);
        y[i] = (y[i] ?? 0) + part * (by[2 * k + 1] ?? 0);
      });
    });
  return { size, x, y, fits };
}
