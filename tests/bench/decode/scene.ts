import { encode } from 'uqr';
import type { Random } from './random';

/** A grey picture that is being made: brightness 0..255 with fractions. */
export type Canvas = { light: Float32Array; width: number; height: number };

/** Where a point of the picture lies on the code's paper: module columns and rows, or null when it is not on it. */
export type Placing = (x: number, y: number) => { u: number; v: number } | null;

export type Code = {
  text: string;
  size: number;
  dark: readonly (readonly boolean[])[];
  border: number;
  /** Modules are dots of this radius, as a part of a module, rather than squares; null or left out: squares. */
  dot?: number | null;
};

/** A code of about `version`, its text of characters that a URL may have. */
export function drawCode(
  random: Random,
  { version, ecc, border = 4 }: { version: number; ecc: 'L' | 'M' | 'Q' | 'H'; border?: number },
): Code {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-_';
  // Byte mode at L holds about this much; the version then comes out as asked for every level.
  for (let length = Math.max(4, Math.round(version * version * 1.1 + version * 12)); ; length--) {
    const tail = Array.from({ length }, () => letters[Math.floor(random.next() * letters.length)]).join('');
    const text = `K:${tail}`;
    try {
      const { data, size } = encode(text, { ecc, border: 0, minVersion: version, maxVersion: version });
      return { text, size, dark: data, border };
    } catch {
      length -= Math.ceil(length / 20);
      if (length < 1) throw new Error(`no text fits version ${version}`);
    }
  }
}

export function blank(width: number, height: number, light: number): Canvas {
  return { light: new Float32Array(width * height).fill(light), width, height };
}

/** A background as rooms have it: a slope of light and some boxes and stripes. */
export function clutter(canvas: Canvas, random: Random): void {
  const { width, height, light } = canvas;
  const [dx, dy] = [random.between(-40, 40) / width, random.between(-40, 40) / height];
  const boxes = Array.from({ length: 14 }, () => ({
    x: random.between(-0.1, 1) * width,
    y: random.between(-0.1, 1) * height,
    w: random.between(0.02, 0.4) * width,
    h: random.between(0.02, 0.4) * height,
    by: random.between(-80, 60),
    stripe: random.next() < 0.3 ? random.between(3, 16) : 0,
  }));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let value = (light[y * width + x] ?? 0) + dx * x + dy * y;
      for (const box of boxes)
        if (x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h)
          value += box.stripe === 0 || Math.floor((x + y * 0.2) / box.stripe) % 2 === 0 ? box.by : 0;
      light[y * width + x] = Math.min(240, Math.max(10, value));
    }
}

const SUB = 3;

/** Puts a code into the picture; every pixel is the mean of nine looks, as a sensor's is. */
export function place(
  canvas: Canvas,
  code: Code,
  { at, ink = 25, paper = 230 }: { at: Placing; ink?: number; paper?: number },
): void {
  const { size, border } = code;
  const inside = (u: number) => u >= -border && u < size + border;
  const near = (u: number) => u >= -border - 2 && u < size + border + 2;
  for (let y = 0; y < canvas.height; y++)
    for (let x = 0; x < canvas.width; x++) {
      const middle = at(x + 0.5, y + 0.5);
      if (middle === null || !near(middle.u) || !near(middle.v)) continue;
      let sum = 0;
      let hits = 0;
      for (let k = 0; k < SUB * SUB; k++) {
        const spot = at(x + ((k % SUB) + 0.5) / SUB, y + (Math.floor(k / SUB) + 0.5) / SUB);
        if (spot === null || !inside(spot.u) || !inside(spot.v)) continue;
        hits++;
        sum += isInk(code, spot) ? ink : paper;
      }
      if (hits === 0) continue;
      const index = y * canvas.width + x;
      const share = hits / (SUB * SUB);
      canvas.light[index] = (canvas.light[index] ?? 0) * (1 - share) + (sum / hits) * share;
    }
}

function isInk({ dark, dot, size }: Code, { u, v }: { u: number; v: number }): boolean {
  const [column, row] = [Math.floor(u), Math.floor(v)];
  if (dark[row]?.[column] !== true) return false;
  // Finder patterns stay whole: designers leave those alone.
  const corner = (column < 7 || column >= size - 7) && (row < 7 || row >= size - 7);
  if (dot === undefined || dot === null || corner) return true;
  return Math.hypot(u - column - 0.5, v - row - 0.5) < dot;
}

/** Flat paper turned by `turn` and tilted by `tilt` about an axis at `axis` (radians), `module` pixels a module in the middle. */
export function flat(
  code: Code,
  view: { x: number; y: number; module: number; turn: number; tilt?: number; axis?: number },
): Placing {
  const { x, y, module, turn, tilt = 0, axis = 0 } = view;
  const span = (code.size + 2 * code.border) * module;
  const far = span * 1.8;
  const [ct, st] = [Math.cos(tilt), Math.sin(tilt)];
  return (px, py) => {
    const [dx, dy] = rotated(px - x, py - y, -axis);
    // The ray through the pixel meets paper that is tilted about the first axis.
    const depth = far / (far * ct - dy * st);
    if (!(depth > 0)) return null;
    const [a, b] = rotated(dx * depth * ct, dy * depth, axis - turn);
    return { u: a / module + code.size / 2, v: b / module + code.size / 2 };
  };
}

/** Paper round a bottle: the arc spans `arc` radians of it, its axis upright before `turn`. */
export function curved(
  code: Code,
  view: { x: number; y: number; module: number; turn: number; arc: number },
): Placing {
  const { x, y, module, turn, arc } = view;
  const span = code.size + 2 * code.border;
  const radius = span / arc;
  return (px, py) => {
    const [dx, dy] = rotated((px - x) / module, (py - y) / module, -turn);
    if (Math.abs(dx) >= radius) return null;
    const angle = Math.asin(dx / radius);
    // The nearer middle of the bottle looks larger, so rows bend.
    const bend = 1 + 0.25 * (1 - Math.cos(angle));
    return { u: angle * radius + code.size / 2, v: dy * bend + code.size / 2 };
  };
}

/** Paper that was crushed and smoothed out again: each point is shifted by up to about a module and a half. */
export function crumpled(under: Placing, code: Code, random: Random): Placing {
  const hills = Array.from({ length: 5 }, () => ({
    fu: random.between(-9, 9) / code.size,
    fv: random.between(-9, 9) / code.size,
    at: random.between(0, 6.3),
    du: random.between(-0.5, 0.5),
    dv: random.between(-0.5, 0.5),
  }));
  const deep = random.between(0.3, 1.6);
  return (x, y) => {
    const spot = under(x, y);
    if (spot === null) return null;
    let { u, v } = spot;
    for (const hill of hills) {
      const height = deep * Math.sin(hill.fu * spot.u + hill.fv * spot.v + hill.at);
      u += hill.du * height;
      v += hill.dv * height;
    }
    return { u, v };
  };
}

function rotated(x: number, y: number, angle: number): [number, number] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c * x - s * y, s * x + c * y];
}
