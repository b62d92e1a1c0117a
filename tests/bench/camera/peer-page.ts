import { BrowserQRCodeReader } from '@zxing/browser';

/** The page of the peer: its own continuous reader, and a heading as soon as it has read something. */
export type Peer = { start(way: PeerWay): Promise<void>; stop(): void };
/** `shipped`: as its documentation shows; `tuned`: at 720p like ours and without the pause between its tries. */
export type PeerWay = 'shipped' | 'tuned';

declare global {
  interface Window {
    peer: Peer;
  }
}

const video = document.querySelector('video');
const open: { stop: (() => void) | null } = { stop: null };

window.peer = {
  start: async (way) => {
    document.querySelector('h1')?.remove();
    if (video === null) return;
    const hear: Parameters<BrowserQRCodeReader['decodeFromVideoDevice']>[2] = (result, _, controls) => {
      if (result === undefined) return;
      controls.stop();
      const heading = document.createElement('h1');
      heading.textContent = 'read';
      document.body.append(heading);
    };
    const controls =
      way === 'shipped'
        ? await new BrowserQRCodeReader().decodeFromVideoDevice(undefined, video, hear)
        : await new BrowserQRCodeReader(undefined, {
            delayBetweenScanAttempts: 0,
            delayBetweenScanSuccess: 0,
          }).decodeFromConstraints(
            { video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: 'environment' } },
            video,
            hear,
          );
    open.stop = () => controls.stop();
  },
  stop: () => open.stop?.(),
};
