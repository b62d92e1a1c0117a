import { fault, ok, type Result } from '#domain/result';
import type { Decoder } from './decoder';
import { fitted } from './grab';

/** `not-a-picture`: this browser cannot open the file; `too-large`: over 30 MB or 60 megapixels; `no-code`: nothing read. */
export type StillFault = 'not-a-picture' | 'too-large' | 'no-code';

const MOST_BYTES = 30 * 1024 * 1024;
const MOST_PIXELS = 60_000_000;
/** A photograph is first read small, then larger for codes that fill only a little of it. */
const SIZES = [1280, 2560];

/** Reads the QR code of a photograph or picture file, for when the camera is denied or black. */
export async function decodeStill(
  image: Blob | ImageData,
  decoder: Decoder,
): Promise<Result<string, StillFault>> {
  if (image instanceof Blob && image.size > MOST_BYTES) return fault('too-large');
  const whole = await bitmapOf(image);
  if (whole === null) return fault('not-a-picture');
  try {
    if (whole.width * whole.height > MOST_PIXELS) return fault('too-large');
    for (const longest of SIZES) {
      const { width, height } = fitted(whole, longest);
      const shot = await createImageBitmap(whole, {
        resizeWidth: width,
        resizeHeight: height,
        resizeQuality: 'high',
      });
      const [text] = (await decoder.read(shot, 'still')).texts;
      if (text !== undefined) return ok(text);
      if (width === whole.width) break;
    }
    return fault('no-code');
  } finally {
    whole.close();
  }
}

async function bitmapOf(image: Blob | ImageData): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(image);
  } catch {
    return null;
  }
}
