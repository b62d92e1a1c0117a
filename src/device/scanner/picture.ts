/** Pixels, four bytes each (red, green, blue, alpha), row after row: what ImageData holds, and any test can make. */
export type Picture = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** One byte of brightness a pixel, row after row. */
export type Grey = { grey: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** A part of a picture, in its pixels. */
export type Box = { x: number; y: number; width: number; height: number };

/** One byte of brightness for each pixel, by the weights of ITU-R BT.601 in 1024ths. Clear pixels count as their colour. */
export function greyOf({ data, width, height }: Picture): Grey {
  const pixels = wordsOf(data);
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) {
    const word = pixels[i] ?? 0;
    grey[i] = (306 * (word & 255) + 601 * ((word >> 8) & 255) + 117 * ((word >> 16) & 255) + 512) >> 10;
  }
  return { grey, width, height };
}

/** The brightness at half the size, straight from the pixels: a quarter of the work, and most codes show as well. */
export function halvedOf({ data, width, height }: Picture): Grey {
  const pixels = wordsOf(data);
  const [w, h] = [width >> 1, height >> 1];
  const grey = new Uint8ClampedArray(w * h);
  for (let y = 0, i = 0; y < h; y++)
    for (let x = 0, at = 2 * y * width; x < w; x++, at += 2) {
      const a = pixels[at] ?? 0;
      const b = pixels[at + 1] ?? 0;
      const c = pixels[at + width] ?? 0;
      const d = pixels[at + width + 1] ?? 0;
      // Red and blue are summed in one go: each has ten bits of room.
      const sides = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255);
      grey[i++] = (306 * (sides & 1023) + 601 * green + 117 * (sides >>> 16) + 2048) >> 12;
    }
  return { grey, width: w, height: h };
}

/** Every second pixel of every second row averaged: blurs moire and noise away, and reads large codes faster. */
export function halved({ grey, width, height }: Grey): Grey {
  const [w, h] = [width >> 1, height >> 1];
  const half = new Uint8ClampedArray(w * h);
  for (let y = 0, i = 0; y < h; y++)
    for (let x = 0, at = 2 * y * width; x < w; x++, at += 2)
      half[i++] =
        ((grey[at] ?? 0) + (grey[at + 1] ?? 0) + (grey[at + width] ?? 0) + (grey[at + width + 1] ?? 0)) >> 2;
  return { grey: half, width: w, height: h };
}

/** A part of a picture as one of its own. The box lies within it. */
export function cut({ grey, width }: Grey, box: Box): Grey {
  const part = new Uint8ClampedArray(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.y + y) * width + box.x;
    part.set(grey.subarray(from, from + box.width), y * box.width);
  }
  return { grey: part, width: box.width, height: box.height };
}

/** The pixels as numbers, red lowest: every processor that runs a browser is little-endian. */
function wordsOf(data: Uint8ClampedArray<ArrayBuffer>): Uint32Array {
  if (data.byteOffset % 4 === 0) return new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  return new Uint32Array(data.slice().buffer);
}
