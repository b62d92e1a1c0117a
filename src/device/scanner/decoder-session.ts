import type { Found, Reading, ReadRequest } from './message';
import { type NativeReader, openNativeReader } from './native';
import { readFrame } from './read-frame';
import { readStill } from './read-still';
import { brightnessOf, pictureOf, release } from './shot';
import { openWasmReader, type WasmReader } from './zxing-wasm';

/** The decoders of one worker (or of the page, where there are no workers). */
export type DecoderSession = {
  /** Whether WebAssembly reads; settles when it is loaded or known to be missing. */
  wasm: Promise<boolean>;
  read(request: Omit<ReadRequest, 'id'>): Promise<Reading>;
};

/** Opens the decoders. `wasmUrl` null means zxing-js alone. Reading works at once, by zxing-js until the rest is there. */
export function openSession(wasmUrl: string | null): DecoderSession {
  const readers: { native: NativeReader | null; wasm: WasmReader | null } = { native: null, wasm: null };
  const native =
    wasmUrl === null
      ? Promise.resolve()
      : openNativeReader().then((reader) => void (readers.native = reader));
  const wasm =
    wasmUrl === null
      ? Promise.resolve(false)
      : openWasmReader({ url: wasmUrl }).then(
          (reader) => {
            readers.wasm = reader;
            return true;
          },
          // No WebAssembly here, or it could not be fetched: zxing-js goes on alone.
          () => false,
        );
  const look = async ({ shot, plan }: Omit<ReadRequest, 'id'>): Promise<Found> => {
    if (plan === 'still') await Promise.all([native, wasm]);
    const texts = (await readers.native?.(shot)) ?? [];
    if (texts.length > 0) return { texts, by: 'native', promising: false };
    return plan === 'still'
      ? readStill(pictureOf(shot), readers.wasm)
      : readFrame(await brightnessOf(shot), plan, readers.wasm);
  };
  return {
    wasm,
    read: async (request) => {
      const began = performance.now();
      const timed = (found: Found): Reading => ({ ...found, took: performance.now() - began });
      try {
        return timed(await look(request));
      } catch {
        // A detector of the browser or the WebAssembly broke down (out of memory): this picture is lost, the next is not.
        readers.native = null;
        return timed({ texts: [], by: null, promising: false });
      } finally {
        release(request.shot);
      }
    },
  };
}
