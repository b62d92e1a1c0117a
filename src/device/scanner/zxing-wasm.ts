/// <reference types="emscripten" />
import { prepareZXingModule } from 'zxing-wasm/reader';
import type { Grey } from './picture';

/** Reads QR codes by zxing's WebAssembly. */
export type WasmReader = {
  /** The text of a code, or null when none was found. */
  read(seen: Grey, way?: WasmWay): string | null;
  /** The texts of all codes in a picture that has one, up to four. */
  several(seen: Grey): readonly string[];
};

/**
 * `quick`: dark on light only, and at this one size; `denoised`: small specks are closed first; `global`: one threshold
 * for the whole picture rather than for each part; `clean`: nothing is in the picture but one code, drawn upright.
 */
export type WasmWay = 'quick' | 'thorough' | 'denoised' | 'global' | 'clean';

/** In the form of the compiled module, whose lists are numbered: binarizers, modes and sets of characters. */
const OPTIONS = {
  // Micro codes have so little error correction that pictures without a code give them.
  formats: 'QRCodeModel2,QRCodeModel1',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer: 0,
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
const QUICK = { ...OPTIONS, tryInvert: false, tryDownscale: false };
const GLOBAL_HISTOGRAM = 1;
const FIXED_THRESHOLD = 2;
const WAYS: Readonly<Record<WasmWay, typeof OPTIONS>> = {
  quick: QUICK,
  thorough: OPTIONS,
  denoised: { ...OPTIONS, tryDenoise: true },
  global: { ...OPTIONS, binarizer: GLOBAL_HISTOGRAM },
  clean: { ...QUICK, formats: 'QRCodeModel2', binarizer: FIXED_THRESHOLD },
};
const SEVERAL = { ...QUICK, maxNumberOfSymbols: 4 };

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
  const look = ({ grey, width, height }: Grey, options: typeof OPTIONS): string[] => {
    const at = module._malloc(grey.length);
    if (at === 0) throw new Error('no memory for a picture');
    try {
      module.HEAPU8.set(grey, at);
      const found = module.readBarcodesFromPixmap(at, width, height, options);
      return Array.from({ length: found.size() }, (_, i) => found.get(i)?.text ?? '').filter(Boolean);
    } finally {
      module._free(at);
    }
  };
  return {
    read: (seen, way = 'thorough') => look(seen, WAYS[way])[0] ?? null,
    several: (seen) => look(seen, SEVERAL),
  };
}
