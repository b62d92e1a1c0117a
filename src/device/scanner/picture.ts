/** Pixels, four bytes each (red, green, blue, alpha), row after row: what ImageData holds, and any test can make. */
export type Picture = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** One byte of brightness a pixel, row after row. */
export type Grey = { grey: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** One byte of brightness for each pixel, by the weights of ITU-R BT.601 in 1024ths. Clear pixels are white paper. */
export function greyOf({ data, width, height }: Picture): Grey {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const sum = 306 * (data[at] ?? 0) + 601 * (data[at + 1] ?? 0) + 117 * (data[at + 2] ?? 0);
    grey[i] = data[at + 3] === 0 ? 255 : (sum + 512) >> 10;
  }
  return { grey, width, height };
}

/** Every second pixel of every second row averaged: blurs moire and noise away, and reads large codes faster. */
export function halved({ grey, width, height }: Grey): Grey {
  const w = width >> 1;
  const h = height >> 1;
  const half = new Uint8ClampedArray(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      half[y * w + x] =
        ((grey[at] ?? 0) + (grey[at + 1] ?? 0) + (grey[at + width] ?? 0) + (grey[at + width + 1] ?? 0)) >> 2;
    }
  return { grey: half, width: w, height: h };
}
