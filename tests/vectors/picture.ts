import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** The text of the QR code on a PNG or JPEG, or null when there is none to be read. */
export async function textOfPicture(picture: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true });
    return found.find((code) => code.isValid)?.text ?? null;
  } catch {
    return null;
  }
}
