import { encode } from 'uqr';
import type { Grey } from '#device/scanner/picture';

/** Where a point of the picture lies on a sheet with a code, in modules from its upper left; null: beside the sheet. */
export type Lie = (x: number, y: number) => { u: number; v: number };

const LOOKS = 4;

/** A photograph of a sheet with the code of `text`, lying as `lie` says; every pixel is the mean of sixteen looks. */
export function photographOf(
  text: string,
  { width = 400, height = 400, version = 3, ink = 40, paper = 215 },
  lie: (size: number) => Lie,
): Grey {
  const { data, size } = encode(text, { ecc: 'M', border: 0, minVersion: version, maxVersion: version });
  const where = lie(size);
  const grey = new Uint8ClampedArray(width * height);
  for (let at = 0; at < grey.length; at++) {
    let sum = 0;
    for (let k = 0; k < LOOKS * LOOKS; k++) {
      const x = (at % width) + ((k % LOOKS) + 0.5) / LOOKS;
      const { u, v } = where(x, Math.floor(at / width) + (Math.floor(k / LOOKS) + 0.5) / LOOKS);
      sum += data[Math.floor(v)]?.[Math.floor(u)] === true ? ink : paper;
    }
    grey[at] = sum / (LOOKS * LOOKS);
  }
  return { grey, width, height };
}

/** Flat, in the middle of 400 by 400, `module` pixels a module, turned by `angle` (radians). */
export const turnedBy =
  (angle: number, module = 8) =>
  (size: number): Lie =>
  (x, y) => {
    const [dx, dy] = [(x - 200) / module, (y - 200) / module];
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return { u: c * dx + s * dy + size / 2, v: c * dy - s * dx + size / 2 };
  };

/** Round a bottle: the code goes about `arc` (radians) of it. */
export const aroundBottle =
  (arc: number, module = 8) =>
  (size: number): Lie =>
  (x, y) => {
    const radius = size / arc;
    const [dx, dy] = [(x - 200) / module, (y - 200) / module];
    const angle = Math.asin(Math.max(-1, Math.min(1, dx / radius)));
    return { u: angle * radius + size / 2, v: dy * (1 + 0.2 * (1 - Math.cos(angle))) + size / 2 };
  };
