import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { openSession } from './decoder-session';
import type { DecoderAnswer, OpenRequest, ReadRequest } from './message';

/** The decoder's worker: reads one picture after another while the page stays smooth. */

const answer = (message: DecoderAnswer) => postMessage(message);

addEventListener(
  'message',
  (first: MessageEvent<OpenRequest>) => {
    const session = openSession(first.data.decoders === 'all' ? wasmUrl : null);
    void session.wasm.then((wasm) => answer({ kind: 'ready', wasm }));
    addEventListener('message', async ({ data }: MessageEvent<ReadRequest>) => {
      answer({ kind: 'read', id: data.id, ...(await session.read(data)) });
    });
  },
  { once: true },
);
