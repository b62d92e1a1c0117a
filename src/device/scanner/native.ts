import type { Shot } from './message';

type Detected = { rawValue: string };
type Detector = { detect(image: ImageBitmapSource): Promise<Detected[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** Reads the QR codes of a picture by the browser's own detector: their texts. Rejects when the detector broke down. */
export type NativeReader = (shot: Shot) => Promise<readonly string[]>;

const isDetectorClass = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value;

/** The browser's own detector where it really reads QR codes, else null: some browsers have it with an empty list. */
export async function openNativeReader(): Promise<NativeReader | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (!isDetectorClass(found)) return null;
  try {
    if (!(await found.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new found({ formats: ['qr_code'] });
    return async (shot) => {
      const image = 'data' in shot ? new ImageData(shot.data, shot.width, shot.height) : shot;
      const codes = await detector.detect(image);
      return codes.map(({ rawValue }) => rawValue).filter((text) => text !== '');
    };
  } catch {
    return null;
  }
}
