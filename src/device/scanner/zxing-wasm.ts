/// <reference types="emscripten" />
import { prepareZXingModule } from 'zxing-wasm/reader';
import type { Grey } from './picture';

/** Reads a QR code by zxing's WebAssembly: its text, or null when none was found. */
export type WasmReader = (seen: Grey, way: WasmWay) => Promise<string | null>;
/** `global`: one threshold for the whole picture rather than for each part. */
export type WasmWay = { denoise: boolean; global?: boolean };

/** In the form of the compiled module, whose lists are numbered: binarizers, modes and sets of characters. */
const OPTIONS = {
  // Micro codes have so little error correction that pictures without a code give them.
  formats: 'QRCodeModel2,QRCodeModel1',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  isPure: false,
  downscaleThreshold: 500,
  downscaleFactor: 3,
  minLineCount: 2,
  maxNumberOfSymbols: 1,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: true,
};
const LOCAL_AVERAGE = 0;
const GLOBAL_HISTOGRAM = 1;

/**
 * Loads zxing's WebAssembly from an address of our own (by default it would come from a content network) or from bytes,
 * and gives the reader. Rejects where WebAssembly is missing, forbidden or cannot be fetched. The module is asked directly:
 * it wants brightness, which we have, and the package's own door would make it anew from colours for every look.
 */
export async function openWasmReader(wasm: { url: string } | { bytes: ArrayBuffer }): Promise<WasmReader> {
  const module = await prepareZXingModule({
    overrides: 'url' in wasm ? { locateFile: () => wasm.url } : { wasmBinary: wasm.bytes },
    equalityFn: Object.is,
    fireImmediately: true,
  });
  return async ({ grey, width, height }, { denoise, global = false }) => {
    const at = module._malloc(grey.length);
    if (at === 0) throw new Error('no memory for a picture');
    try {
      module.HEAPU8.set(grey, at);
      const binarizer = global ? GLOBAL_HISTOGRAM : LOCAL_AVERAGE;
      const found = module.readBarcodesFromPixmap(at, width, height, {
        ...OPTIONS,
        tryDenoise: denoise,
        binarizer,
      });
      return found.get(0)?.text || null;
    } finally {
      module._free(at);
    }
  };
}
