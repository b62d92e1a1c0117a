import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from './picture';

/** Reads a QR code by zxing's WebAssembly: its text, or null when none was found. */
export type WasmReader = (picture: Picture, way: WasmWay) => Promise<string | null>;
/** `global`: one threshold for the whole picture rather than for each part. */
export type WasmWay = { denoise: boolean; global?: boolean };

/**
 * Loads zxing's WebAssembly from an address of our own (by default it would come from a content network) or from bytes,
 * and gives the reader. Rejects where WebAssembly is missing, forbidden or cannot be fetched.
 */
export async function openWasmReader(wasm: { url: string } | { bytes: ArrayBuffer }): Promise<WasmReader> {
  await prepareZXingModule({
    overrides: 'url' in wasm ? { locateFile: () => wasm.url } : { wasmBinary: wasm.bytes },
    equalityFn: Object.is,
    fireImmediately: true,
  });
  return async (picture, { denoise, global = false }) => {
    const found = await readBarcodes(
      { data: picture.data, width: picture.width, height: picture.height, colorSpace: 'srgb' },
      {
        // Micro codes have so little error correction that pictures without a code give them.
        formats: ['QRCodeModel2', 'QRCodeModel1'],
        maxNumberOfSymbols: 1,
        tryDenoise: denoise,
        binarizer: global ? 'GlobalHistogram' : 'LocalAverage',
        textMode: 'Plain',
      },
    );
    return found[0]?.text || null;
  };
}
