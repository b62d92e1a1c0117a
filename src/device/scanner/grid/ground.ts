import type { Box, Grey } from '../picture';

/** A part of a picture, made ready for a grid to be laid upon it. */
export type Ground = {
  /** Where in the picture it begins, and how many of its pixels are one here. */
  left: number;
  top: number;
  scale: number;
  width: number;
  height: number;
  /** How sure each pixel is dark (127) or light (-127), by the mean and the spread of its surroundings. */
  dark: Int8Array;
  grey: Float32Array;
};

/** Pixels a module: more only cost time, and noise goes when they are averaged. */
const UNIT = 3.5;
/** Grey levels that differ by less than this are noise, not ink. */
const LEAST_SPREAD = 5;

/** Prepares the part of a picture in `box`, where a module is about `unit` pixels wide. */
export function groundOf(seen: Grey, box: Box, unit: number): Ground {
  const scale = Math.max(1, Math.floor(unit / UNIT));
  const size = { width: Math.floor(box.width / scale), height: Math.floor(box.height / scale) };
  const grey = shrunk(seen, { ...size, left: box.x, top: box.y, scale });
  const reach = Math.max(6, Math.round((5 * unit) / scale));
  const around = means(grey, size, reach);
  const squares = means(
    grey.map((value) => value * value),
    size,
    reach,
  );
  const dark = new Int8Array(grey.length);
  for (let i = 0; i < dark.length; i++) {
    const mean = around[i] ?? 0;
    const spread = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, (squares[i] ?? 0) - mean * mean)));
    dark[i] = Math.max(-127, Math.min(127, (80 * (mean - (grey[i] ?? 0))) / spread));
  }
  return { left: box.x, top: box.y, scale, ...size, dark, grey };
}

/** A part of a picture at a smaller size: every pixel the mean of `scale` times `scale`. */
function shrunk(
  seen: Grey,
  { left, top, scale, width, height }: Omit<Ground, 'dark' | 'grey'>,
): Float32Array {
  const grey = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let dy = 0; dy < scale; dy++) {
      let from = (top + y * scale + dy) * seen.width + left;
      for (let x = y * width; x < (y + 1) * width; x++)
        for (let dx = 0; dx < scale; dx++) grey[x] = (grey[x] ?? 0) + (seen.grey[from++] ?? 0);
    }
  if (scale > 1) for (let i = 0; i < grey.length; i++) grey[i] = (grey[i] ?? 0) / (scale * scale);
  return grey;
}

/** Each value the mean of the square within `reach` of it. */
export function means(
  values: Float32Array,
  { width, height }: { width: number; height: number },
  reach: number,
): Float32Array {
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, sum = 0; x < width; x++) {
      sum += values[y * width + x] ?? 0;
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] ?? 0) + sum;
    }
  const result = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, end] = [Math.max(0, y - reach) * row, Math.min(height, y + reach + 1) * row];
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - reach);
      const right = Math.min(width, x + reach + 1);
      const sum =
        (sums[end + right] ?? 0) -
        (sums[top + right] ?? 0) -
        (sums[end + left] ?? 0) +
        (sums[top + left] ?? 0);
      result[y * width + x] = (sum * row) / ((end - top) * (right - left));
    }
  }
  return result;
}
