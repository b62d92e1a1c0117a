import type { Picture } from './picture';

type Detected = { rawValue: string };
type Detector = { detect(image: ImageData): Promise<Detected[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** Reads a QR code by the browser's own detector: its text, or null. Rejects when the detector broke down. */
export type NativeReader = (picture: Picture) => Promise<string | null>;

const isDetectorClass = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value;

/** The browser's own detector where it really reads QR codes, else null: some browsers have it with an empty list. */
export async function openNativeReader(): Promise<NativeReader | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (!isDetectorClass(found)) return null;
  try {
    if (!(await found.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new found({ formats: ['qr_code'] });
    return async ({ data, width, height }) => {
      const codes = await detector.detect(new ImageData(data, width, height));
      return codes.find((code) => code.rawValue !== '')?.rawValue ?? null;
    };
  } catch {
    return null;
  }
}
