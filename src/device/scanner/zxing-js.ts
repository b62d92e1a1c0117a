// Deep imports: the QR reader alone is 23 kB compressed, the package's own door 124.
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap';
import GlobalHistogramBinarizer from '@zxing/library/esm/core/common/GlobalHistogramBinarizer';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource';
import { type Box, type Grey, halved } from './picture';

/** The ways in which zxing-js is asked; each finds codes that the others miss (best first). */
export const JS_TRIES = ['local', 'half', 'global', 'inverted'] as const;
export type JsTry = (typeof JS_TRIES)[number];

const HINTS = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/** Reads a QR code by zxing-js in one way: its text, or null when none was found. Works wherever JavaScript does. */
export function readByZxingJs(seen: Grey, way: JsTry): string | null {
  return found(way === 'half' ? halved(seen) : seen, way)?.text ?? null;
}

/** The text of a code, and of another one beside it. */
export function readTwoByZxingJs(seen: Grey, way: JsTry): readonly string[] {
  const shown = way === 'half' ? halved(seen) : seen;
  const one = found(shown, way);
  if (one === null) return [];
  const other = found(painted(shown, one.box), way);
  return other === null || other.text === one.text ? [one.text] : [one.text, other.text];
}

function found({ grey, width, height }: Grey, way: JsTry): { text: string; box: Box } | null {
  if (width < 21 || height < 21) return null;
  const source = new RGBLuminanceSource(grey, width, height);
  const seen = way === 'inverted' ? source.invert() : source;
  const binarizer = way === 'global' ? new GlobalHistogramBinarizer(seen) : new HybridBinarizer(seen);
  try {
    const result = new QRCodeReader().decode(new BinaryBitmap(binarizer), HINTS);
    if (result.getText() === '') return null;
    return { text: result.getText(), box: boxOf(result.getResultPoints()) };
  } catch {
    // It throws for every picture without a readable code.
    return null;
  }
}

/** Round the eyes (the first three points, the corner one in their middle) and the corner that has none. */
function boxOf(points: readonly { getX(): number; getY(): number }[]): Box {
  const [a, corner, b] = points.slice(0, 3).map((point) => ({ x: point.getX(), y: point.getY() }));
  if (a === undefined || b === undefined || corner === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const all = [a, b, corner, { x: a.x + b.x - corner.x, y: a.y + b.y - corner.y }];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const [width, height] = [
    Math.max(...all.map(({ x }) => x)) - left,
    Math.max(...all.map(({ y }) => y)) - top,
  ];
  // An eye's middle is three modules and a half inside, a quarter of the way in the smallest code.
  const more = 0.27 * Math.max(width, height);
  return { x: left - more, y: top - more, width: width + 2 * more, height: height + 2 * more };
}

/** The picture with one part of it made white. */
function painted({ grey, width, height }: Grey, box: Box): Grey {
  const copy = grey.slice();
  const [from, to] = [Math.max(0, Math.round(box.x)), Math.min(width, Math.round(box.x + box.width))];
  for (let y = Math.max(0, Math.round(box.y)); y < Math.min(height, box.y + box.height); y++)
    copy.fill(255, y * width + from, y * width + Math.max(from, to));
  return { grey: copy, width, height };
}
