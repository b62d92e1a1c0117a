import type { Reading, ReadRequest, Shot } from './message';
import { openNativeReader } from './native';
import type { Picture } from './picture';
import { type Readers, readFrame, readStill } from './read-qr';
import { openWasmReader } from './zxing-wasm';

/** The decoders of one worker (or of the page, where there are no workers). */
export type DecoderSession = {
  /** Whether WebAssembly reads; settles when it is loaded or known to be missing. */
  wasm: Promise<boolean>;
  read(request: Omit<ReadRequest, 'id'>): Promise<Reading>;
};

/** Opens the decoders. `wasmUrl` null means zxing-js alone. Reading works at once, by zxing-js until the rest is there. */
export function openSession(wasmUrl: string | null): DecoderSession {
  const readers: Readers = { native: null, wasm: null };
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
  const look = async ({ shot, plan }: Omit<ReadRequest, 'id'>): Promise<Reading> => {
    const picture = pictureOf(shot);
    if (plan !== 'still') return readFrame(picture, plan, readers);
    await Promise.all([native, wasm]);
    return readStill(picture, readers);
  };
  return {
    wasm,
    read: async (request) => {
      try {
        return await look(request);
      } catch {
        // A detector of the browser or the WebAssembly broke down (out of memory): this picture is lost, the next is not.
        readers.native = null;
        return { text: null, by: null };
      } finally {
        if ('close' in request.shot) request.shot.close();
      }
    },
  };
}

function pictureOf(shot: Shot): Picture {
  if ('data' in shot) return shot;
  const context = new OffscreenCanvas(shot.width, shot.height).getContext('2d', { willReadFrequently: true });
  if (context === null) return { data: new Uint8ClampedArray(0), width: 0, height: 0 };
  context.drawImage(shot, 0, 0);
  return context.getImageData(0, 0, shot.width, shot.height);
}
