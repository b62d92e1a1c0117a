// Deep imports: the QR reader alone is 23 kB compressed, the package's own door 124.
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap';
import GlobalHistogramBinarizer from '@zxing/library/esm/core/common/GlobalHistogramBinarizer';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource';
import { type Grey, halved } from './picture';

/** The ways in which zxing-js is asked; each finds codes that the others miss (best first). */
export const JS_TRIES = ['local', 'half', 'global', 'inverted'] as const;
export type JsTry = (typeof JS_TRIES)[number];

const HINTS = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/** Reads a QR code by zxing-js in one way: its text, or null when none was found. Works wherever JavaScript does. */
export function readByZxingJs(whole: Grey, way: JsTry): string | null {
  const { grey, width, height } = way === 'half' ? halved(whole) : whole;
  if (width < 21 || height < 21) return null;
  const source = new RGBLuminanceSource(grey, width, height);
  const seen = way === 'inverted' ? source.invert() : source;
  const binarizer = way === 'global' ? new GlobalHistogramBinarizer(seen) : new HybridBinarizer(seen);
  try {
    return new QRCodeReader().decode(new BinaryBitmap(binarizer), HINTS).getText();
  } catch {
    // It throws for every picture without a readable code.
    return null;
  }
}
