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

type Where = { x: number; y: number; reach: number };

/** Too much light: what is bright melts together at pure white; `veil` is stray light on everything. */
export function expose(canvas: Canvas, gain: number, veil: number): void {
  canvas.light.forEach((value, at) => {
    canvas.light[at] = Math.min(255, veil + gain * value);
  });
}

/** The lamp itself seen in shiny paper: pure white in the middle, a halo round it that fades slowly. */
export function flash(
  canvas: Canvas,
  random: Random,
  { x, y, reach, count }: Where & { count: number },
): void {
  const { width, light } = canvas;
  for (let i = 0; i < count; i++) {
    const [x0, y0] = [x + random.between(-0.8, 0.8) * reach, y + random.between(-0.8, 0.8) * reach];
    const core = random.between(0.1, 0.45) * reach;
    const halo = core * random.between(1.5, 4);
    const [bright, flat] = [random.between(60, 220), random.between(0.5, 1)];
    light.forEach((value, at) => {
      const away = Math.hypot((at % width) - x0, (Math.floor(at / width) - y0) / flat);
      const hidden = 1 / (1 + Math.exp((away - core) / (0.08 * core + 1)));
      light[at] = value * (1 - hidden) + 255 * hidden + bright * Math.exp(-((away / halo) ** 2));
    });
  }
}

/** Creases across the paper: a bright line with a dark one at its side. */
export function folds(
  canvas: Canvas,
  random: Random,
  { count, strength }: { count: number; strength: number },
): void {
  const { width, height, light } = canvas;
  for (let i = 0; i < count; i++) {
    const angle = random.between(0, Math.PI);
    const [cx, cy] = [random.between(0.35, 0.65) * width, random.between(0.35, 0.65) * height];
    const wide = random.between(1.5, 6);
    light.forEach((value, at) => {
      const away = ((at % width) - cx) * Math.cos(angle) + (Math.floor(at / width) - cy) * Math.sin(angle);
      const line = Math.exp(-((away / wide) ** 2)) - 0.7 * Math.exp(-(((away - 2 * wide) / wide) ** 2));
      light[at] = value + strength * line;
    });
  }
}

/** Lines of a pen or scratches across the code. */
export function scrawl(
  canvas: Canvas,
  random: Random,
  { x, y, reach, width }: Where & { width: number },
): void {
  const value = random.pick([20, 60, 240]);
  for (let i = 0; i < 3; i++) {
    const [x0, y0] = [x + random.between(-1, 1) * reach, y + random.between(-1, 1) * reach];
    const [x1, y1] = [x + random.between(-1, 1) * reach, y + random.between(-1, 1) * reach];
    const steps = Math.ceil(2 * Math.hypot(x1 - x0, y1 - y0));
    for (let step = 0; step <= steps; step++) {
      const share = step / Math.max(1, steps);
      const [px, py] = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
      for (let dy = -width; dy <= width; dy++)
        for (let dx = -width; dx <= width; dx++) {
          const [sx, sy] = [Math.round(px + dx), Math.round(py + dy)];
          if (sx >= 0 && sy >= 0 && sx < canvas.width && sy < canvas.height)
            canvas.light[sy * canvas.width + sx] = value;
        }
    }
  }
}

/** The broad bands and the fine grid that a filmed screen shows. */
export function waves(canvas: Canvas, random: Random, strength: number): void {
  const { width, light } = canvas;
  const parts = Array.from({ length: 3 }, () => ({
    fx: random.between(-0.9, 0.9),
    fy: random.between(-0.9, 0.9),
    at: random.between(0, 6.3),
    part: random.between(0.2, 0.6),
  }));
  light.forEach((value, at) => {
    let sum = value;
    for (const wave of parts)
      sum +=
        strength * wave.part * Math.sin(wave.fx * (at % width) + wave.fy * Math.floor(at / width) + wave.at);
    light[at] = sum;
  });
}
