import type { Grey } from './picture';

/** The ways in which a picture is changed for another look; each shows codes that the plain picture hides. */
export type Retouch = 'framed' | 'grown' | 'smoothed' | 'sharpened' | 'turned' | 'crossed' | 'thresholded';

/** Pictures larger than this are not grown: they show a small code well enough, and it would take long. */
const MOST_GROWN = 900_000;
const FRAME = 20;

/** A changed copy of `seen`; null where this change makes no sense for a picture of its size. */
export function retouched(seen: Grey, way: Retouch): Grey | null {
  switch (way) {
    case 'framed':
      return framed(seen);
    case 'grown':
      return seen.width * seen.height > MOST_GROWN ? null : grown(seen);
    case 'smoothed':
      return smoothed(seen, 2);
    case 'sharpened':
      return sharpened(seen);
    case 'turned':
      return turned(seen, 0.35);
    case 'crossed':
      return turned(seen, 0.785);
    case 'thresholded':
      return thresholded(seen);
  }
}

/** White all round: a code cut close to the edge of the picture has its quiet zone again. */
function framed({ grey, width, height }: Grey): Grey {
  const w = width + 2 * FRAME;
  const wide = new Uint8ClampedArray(w * (height + 2 * FRAME)).fill(255);
  for (let y = 0; y < height; y++)
    wide.set(grey.subarray(y * width, (y + 1) * width), (y + FRAME) * w + FRAME);
  return { grey: wide, width: w, height: height + 2 * FRAME };
}

/** Twice the size, in between by the nearest four: small modules get room for the sampling grid. */
function grown(seen: Grey): Grey {
  const width = 2 * seen.width;
  const height = 2 * seen.height;
  return drawn({ width, height }, (x, y) => brightness(seen, (x - 0.5) / 2, (y - 0.5) / 2));
}

/** Turned by `angle` (radians): finder patterns are looked for along rows, and tilted ones show better from another side. */
function turned(seen: Grey, angle: number): Grey {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.round(seen.width * c + seen.height * s);
  const height = Math.round(seen.width * s + seen.height * c);
  return drawn({ width, height }, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return brightness(seen, c * dx + s * dy + seen.width / 2, c * dy - s * dx + seen.height / 2);
  });
}

function drawn(size: { width: number; height: number }, at: (x: number, y: number) => number): Grey {
  const grey = new Uint8ClampedArray(size.width * size.height);
  for (let y = 0, i = 0; y < size.height; y++) for (let x = 0; x < size.width; x++) grey[i++] = at(x, y);
  return { grey, ...size };
}

/** The brightness between four pixels; white outside. */
function brightness({ grey, width, height }: Grey, x: number, y: number): number {
  if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return 255;
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const [fx, fy] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const at = top * width + left;
  const upper = (grey[at] ?? 0) * (1 - fx) + (grey[at + 1] ?? 0) * fx;
  const lower = (grey[at + width] ?? 0) * (1 - fx) + (grey[at + width + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Each pixel the mean of the square within `reach` of it: noise and the dots of a screen go. */
function smoothed({ grey, width, height }: Grey, reach: number): Grey {
  const row = width + 1;
  const sums = new Uint32Array(row * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, sum = 0; x < width; x++) {
      sum += grey[y * width + x] ?? 0;
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] ?? 0) + sum;
    }
  const sumTo = (x: number, y: number) => sums[y * row + x] ?? 0;
  return drawn({ width, height }, (x, y) => {
    const [x0, x1] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
    const [y0, y1] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const sum = sumTo(x1, y1) - sumTo(x0, y1) - sumTo(x1, y0) + sumTo(x0, y0);
    return sum / ((x1 - x0) * (y1 - y0));
  });
}

/** Against blur: what differs from its surroundings differs thrice as much. */
function sharpened(seen: Grey): Grey {
  const soft = smoothed(smoothed(seen, 2), 2).grey;
  return { ...seen, grey: seen.grey.map((value, at) => value + 2 * (value - (soft[at] ?? 0))) };
}

/** Black or white by the mean of the neighbourhood: edges of shadows and waves of a screen go. */
function thresholded(seen: Grey): Grey {
  const mean = smoothed(seen, 10).grey;
  return { ...seen, grey: seen.grey.map((value, at) => (value < 0.95 * (mean[at] ?? 0) ? 0 : 255)) };
}
