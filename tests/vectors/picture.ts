import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/**
 * The text of the QR code on a picture (PNG, JPEG, SVG ...), or null when there is none to be read. One that stands
 * without a margin, or very small, is looked at again with a margin and at twice its size.
 */
export async function textOfPicture(picture: Uint8Array): Promise<string | null> {
  return (await read(picture)) ?? (await larger(picture));
}

async function read(picture: Uint8Array): Promise<string | null> {
  try {
    const found = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true });
    return found.find((code) => code.isValid)?.text ?? null;
  } catch {
    return null;
  }
}

async function larger(picture: Uint8Array): Promise<string | null> {
  try {
    const image = sharp(picture).flatten({ background: '#ffffff' });
    const { width = 0 } = await image.metadata();
    const margin = { top: 40, bottom: 40, left: 40, right: 40, background: '#ffffff' };
    const resized = image.resize({ width: Math.min(width * 2, 4000), kernel: 'nearest' }).extend(margin);
    return await read(new Uint8Array(await resized.png().toBuffer()));
  } catch {
    return null;
  }
}
