import { useEffect, useRef } from 'preact/hooks';
import type { Decoder } from '#device/scanner/decoder';

/** Opens the decoder at the first code and keeps it while the post's screens are open. It loads after the first paint. */
export type OpenDecoder = () => Promise<Decoder>;

/** One decoder for all scans of a page. */
export function useDecoder(): OpenDecoder {
  const opened = useRef<Promise<Decoder> | null>(null);
  const open: OpenDecoder = () => {
    opened.current ??= import('#device/scanner/decoder').then(({ openDecoder }) => openDecoder());
    return opened.current;
  };
  useEffect(() => {
    // Loading the WebAssembly takes a moment: it is on its way before the camera is.
    void open();
    // With it what reads the codes, so that it is there when the first one is seen.
    import('./read-code').catch(() => undefined);
    return () => {
      void opened.current?.then((decoder) => decoder.close());
      opened.current = null;
    };
  }, []);
  return open;
}
