import type { DecoderAnswer, Decoders, OpenRequest, Reading, ReadRequest, Shot } from './message';

/** Reads pictures apart from the page. Open one and keep it: loading the WebAssembly takes a moment. */
export type Decoder = {
  /** Settles once: whether the WebAssembly is there. Reading works before, by zxing-js. */
  ready: Promise<{ wasm: boolean }>;
  /** Reads one picture; a bitmap is used up. Never rejects: a picture that breaks the decoder has no code. */
  read(shot: Shot, plan: ReadRequest['plan']): Promise<Reading>;
  close(): void;
};

/** Opens the decoder in a worker; where workers fail, it reads on the page itself, by zxing-js. */
export function openDecoder(decoders: Decoders = 'all'): Decoder {
  const worker = startWorker();
  if (worker === null) return pageDecoder();
  const waiting = new Map<number, (reading: Reading) => void>();
  const state: { last: number; instead: Decoder | null } = { last: 0, instead: null };
  const settleAll = () => {
    for (const settle of waiting.values()) settle({ text: null, by: null });
    waiting.clear();
  };
  const ready = new Promise<{ wasm: boolean }>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => {
      if (data.kind === 'ready') return resolve({ wasm: data.wasm });
      waiting.get(data.id)?.({ text: data.text, by: data.by });
      waiting.delete(data.id);
    });
    worker.addEventListener('error', () => {
      state.instead ??= pageDecoder();
      resolve({ wasm: false });
      settleAll();
    });
  });
  const open: OpenRequest = { decoders };
  worker.postMessage(open);

  return {
    ready,
    read: (shot, plan) => {
      if (state.instead !== null) return state.instead.read(shot, plan);
      const request: ReadRequest = { id: ++state.last, shot, plan };
      return new Promise((resolve) => {
        waiting.set(request.id, resolve);
        worker.postMessage(request, ['data' in shot ? shot.data.buffer : shot]);
      });
    },
    close: () => {
      worker.terminate();
      settleAll();
    },
  };
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
