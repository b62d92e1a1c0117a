import type { Random } from './random';
import type { Canvas } from './scene';

/** What light, lens and sensor do to a picture. Each changes the canvas in place. */

/** Out of focus: a blur of about `radius` pixels (three box blurs). */
export function defocus(canvas: Canvas, radius: number): void {
  for (let pass = 0; pass < 3; pass++) {
    smear(canvas, radius / 1.7, { dx: 1, dy: 0 });
    smear(canvas, radius / 1.7, { dx: 0, dy: 1 });
  }
}

/** A mean along one direction over `length` pixels to each side: a hand that moved. */
export function smear(canvas: Canvas, length: number, { dx, dy }: { dx: number; dy: number }): void {
  const { width, height, light } = canvas;
  const steps = Math.max(1, Math.ceil(length));
  const from = Float32Array.from(light);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let weight = 0;
      for (let k = -steps; k <= steps; k++) {
        const sx = Math.min(width - 1, Math.max(0, Math.round(x + k * dx)));
        const sy = Math.min(height - 1, Math.max(0, Math.round(y + k * dy)));
        const part = Math.min(1, Math.max(0, length + 0.5 - Math.abs(k)));
        sum += part * (from[sy * width + sx] ?? 0);
        weight += part;
      }
      light[y * width + x] = sum / weight;
    }
}

/** Bright reflections that wash out and, in the middle, hide. */
export function glare(
  canvas: Canvas,
  random: Random,
  { spots, strength }: { spots: number; strength: number },
) {
  const { width, height, light } = canvas;
  for (let i = 0; i < spots; i++) {
    const [x0, y0] = [random.between(0.3, 0.7) * width, random.between(0.3, 0.7) * height];
    const radius = random.between(0.06, 0.2) * Math.min(width, height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const away = ((x - x0) ** 2 + (y - y0) ** 2) / radius ** 2;
        light[y * width + x] = (light[y * width + x] ?? 0) + strength * Math.exp(-away * 0.7);
      }
  }
}

/** The edge of a shadow across the picture, `depth` of the light taken away, soft over `soft` pixels. */
export function shadow(
  canvas: Canvas,
  random: Random,
  { depth, soft }: { depth: number; soft: number },
): void {
  const { width, height, light } = canvas;
  const angle = random.between(0, Math.PI);
  const [cx, cy] = [random.between(0.4, 0.6) * width, random.between(0.4, 0.6) * height];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const away = (x - cx) * Math.cos(angle) + (y - cy) * Math.sin(angle);
      light[y * width + x] = (light[y * width + x] ?? 0) * (1 - depth / (1 + Math.exp(-away / soft)));
    }
}

/** Less light and less contrast: every value becomes `black + share * value`. */
export function dim(canvas: Canvas, { black, share }: { black: number; share: number }): void {
  canvas.light.forEach((value, at) => {
    canvas.light[at] = black + share * value;
  });
}

/** The sensor's noise, `strength` grey levels of deviation. */
export function noise(canvas: Canvas, random: Random, strength: number): void {
  canvas.light.forEach((value, at) => {
    canvas.light[at] = value + strength * random.bell();
  });
}

/** Tears and dirt: blots that hide what is under them. */
export function blots(
  canvas: Canvas,
  random: Random,
  where: { x: number; y: number; reach: number; count: number; radius: number },
) {
  for (let i = 0; i < where.count; i++) {
    const x0 = where.x + random.between(-1, 1) * where.reach;
    const y0 = where.y + random.between(-1, 1) * where.reach;
    const [rx, ry] = [where.radius * random.between(0.5, 1.6), where.radius * random.between(0.5, 1.6)];
    const value = random.pick([20, 120, 235]);
    for (let y = Math.max(0, Math.floor(y0 - ry)); y < Math.min(canvas.height, y0 + ry); y++)
      for (let x = Math.max(0, Math.floor(x0 - rx)); x < Math.min(canvas.width, x0 + rx); x++)
        if (((x - x0) / rx) ** 2 + ((y - y0) / ry) ** 2 < 1) canvas.light[y * canvas.width + x] = value;
  }
}

/** The grid of a screen's dots beating with that of the sensor. */
export function moire(canvas: Canvas, random: Random, strength: number): void {
  const { width, height, light } = canvas;
  const [fx, fy] = [random.between(0.5, 2.9), random.between(0.5, 2.9)];
  const lean = random.between(-0.2, 0.2);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(fx * x + lean * y) + Math.sin(fy * y - lean * x);
      light[y * width + x] = (light[y * width + x] ?? 0) * (1 + (strength * wave) / 2);
    }
}
