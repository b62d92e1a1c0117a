/** Pixels, four bytes each (red, green, blue, alpha), row after row: what ImageData holds, and any test can make. */
export type Picture = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** One byte of brightness a pixel, row after row. */
export type Grey = { grey: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** Brightness as a picture again, for decoders that want colours. */
export function pictureOfGrey({ grey, width, height }: Grey): Picture {
  const data = new Uint8ClampedArray(4 * grey.length);
  const words = new Uint32Array(data.buffer);
  // Opaque, the three colours alike: the order of bytes in a word does not matter but for the opacity, last in memory here.
  for (let i = 0; i < grey.length; i++) words[i] = 0xff000000 | ((grey[i] ?? 0) * 0x010101);
  return { data, width, height };
}

/** One byte of brightness for each pixel, green counting twice as the eye has it. Clear pixels are white paper. */
export function luminanceOf({ data, width, height }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const alpha = data[at + 3] ?? 0;
    grey[i] = alpha === 0 ? 255 : ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 2;
  }
  return grey;
}

/** Every second pixel of every second row averaged: blurs moire and noise away, and reads large codes faster. */
export function halved(grey: Uint8ClampedArray, width: number, height: number) {
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
