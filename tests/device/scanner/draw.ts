import { encode } from 'uqr';

/** Draws a QR code of `text` on a canvas with `scale` pixels a module, in the middle of a grey field. */
export function drawQr(text: string, { scale = 4, width = 640, height = 480 } = {}): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  context.fillStyle = '#888';
  context.fillRect(0, 0, width, height);
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const left = (width - size * scale) >> 1;
  const top = (height - size * scale) >> 1;
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      context.fillStyle = dark ? '#000' : '#fff';
      context.fillRect(left + x * scale, top + y * scale, scale, scale);
    });
  });
  return canvas;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas here');
  return context;
}

export const pixelsOf = (canvas: HTMLCanvasElement): ImageData =>
  contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);

/** A pass as long as a usual live one: QR version 10. */
export const LIVE_TEXT = `CP1:${'6BF%LQ0VN$Y+3M/.*9A'.repeat(20)}`.slice(0, 385);
