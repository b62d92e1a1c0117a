import type { DecoderAnswer, Decoders, OpenRequest, Reading, ReadRequest, Shot } from './message';

/** Reads pictures apart from the page. Open one and keep it: loading the WebAssembly takes a moment. */
export type Decoder = {
  /** Settles once: whether the WebAssembly is there. Reading works before, by zxing-js. */
  ready: Promise<{ wasm: boolean }>;
  /** Reads one picture; a bitmap is used up. Never rejects: a picture that breaks the decoder has no code. */
  read(shot: Shot, plan: ReadRequest['plan']): Promise<Reading>;
  close(): void;
};

const NOTHING: Reading = { texts: [], by: null, promising: false, took: 0 };
/** Systems short of memory end workers without a word: a worker silent for so long is given up. */
const SILENT_MS = { frame: 10_000, still: 60_000 };

/** Opens the decoder in a worker; where workers fail or fall silent, it reads on the page itself, by zxing-js. */
export function openDecoder(decoders: Decoders = 'all'): Decoder {
  const worker = startWorker();
  if (worker === null) return pageDecoder();
  const waiting = new Map<number, (reading: Reading) => void>();
  const state: { last: number; instead: Decoder | null } = { last: 0, instead: null };
  const end = () => {
    worker.terminate();
    for (const settle of waiting.values()) settle(NOTHING);
    waiting.clear();
  };
  const giveUp = () => {
    state.instead ??= pageDecoder();
    end();
  };
  const ready = new Promise<{ wasm: boolean }>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => {
      if (data.kind === 'ready') resolve({ wasm: data.wasm });
      else waiting.get(data.id)?.(data);
    });
    worker.addEventListener('error', () => {
      resolve({ wasm: false });
      giveUp();
    });
  });
  const open: OpenRequest = { decoders };
  worker.postMessage(open);

  const ask = (shot: Shot, plan: ReadRequest['plan']) =>
    new Promise<Reading>((resolve) => {
      const request: ReadRequest = { id: ++state.last, shot, plan };
      const silent = setTimeout(giveUp, plan === 'still' ? SILENT_MS.still : SILENT_MS.frame);
      waiting.set(request.id, (reading) => {
        clearTimeout(silent);
        waiting.delete(request.id);
        resolve(reading);
      });
      worker.postMessage(request, ['data' in shot ? shot.data.buffer : shot]);
    });
  return { ready, read: (shot, plan) => (state.instead?.read ?? ask)(shot, plan), close: end };
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./decoder-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

/** Rarely needed, so it is fetched only then. */
function pageDecoder(): Decoder {
  const session = import('./decoder-session').then(({ openSession }) => openSession(null));
  return {
    ready: Promise.resolve({ wasm: false }),
    read: async (shot, plan) => (await session).read({ shot, plan }),
    close: () => {},
  };
}
