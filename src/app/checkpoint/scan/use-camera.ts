import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, type CameraFault, openCamera } from '#device/camera';
import { startScan } from '#device/scanner/scan-loop';
import type { OpenDecoder } from './use-decoder';

/** What the camera is doing. */
export type CameraState =
  | { is: 'starting' }
  | { is: 'live'; torch: 'on' | 'off' | 'none' }
  /** No code for a minute: the camera is off, to spare the battery. */
  | { is: 'asleep' }
  | { is: 'failed'; fault: CameraFault };

export type Scanning = { state: CameraState; turnTorch: () => void; wake: () => void };

/** Keeps the camera open and looks for codes while the screen stands. `onText` may change at every drawing. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  openDecoder: OpenDecoder,
  onText: (text: string) => void,
): Scanning {
  const [state, setState] = useState<CameraState>({ is: 'starting' });
  const [turn, setTurn] = useState(0);
  const camera = useRef<Camera | null>(null);
  const hear = useRef(onText);
  hear.current = onText;
  useEffect(() => {
    if (video.current === null) return;
    return run(video.current, { openDecoder, camera, hear, setState });
  }, [turn]);
  return {
    state,
    turnTorch: () => {
      const open = camera.current;
      if (open === null) return;
      void open
        .setTorch(open.torchOn() ? 'off' : 'on')
        .then((on) => setState({ is: 'live', torch: on ? 'on' : 'off' }));
    },
    wake: () => setTurn(turn + 1),
  };
}

type Parts = {
  openDecoder: OpenDecoder;
  camera: { current: Camera | null };
  hear: { current: (text: string) => void };
  setState: (state: CameraState) => void;
};

/** Opens camera and decoder and scans until it is told to stop. */
function run(video: HTMLVideoElement, { openDecoder, camera, hear, setState }: Parts): () => void {
  const open = { wanted: true, close: () => {} };
  setState({ is: 'starting' });
  const start = async () => {
    const onFault = (fault: CameraFault | null) =>
      setState(fault === null ? live(camera.current) : { is: 'failed', fault });
    const [opened, decoder] = await Promise.all([openCamera(video, { onFault }), openDecoder()]);
    if (!opened.ok) {
      if (open.wanted) setState({ is: 'failed', fault: opened.fault });
      return;
    }
    if (!open.wanted) return opened.value.stop();
    camera.current = opened.value;
    const onIdle = () => {
      opened.value.stop();
      setState({ is: 'asleep' });
    };
    const scan = startScan({ video, decoder, onText: (text) => hear.current(text), onIdle });
    open.close = () => {
      scan.stop();
      opened.value.stop();
      camera.current = null;
    };
    setState(live(opened.value));
  };
  void start();
  return () => {
    open.wanted = false;
    open.close();
  };
}

function live(camera: Camera | null): CameraState {
  const torch = camera?.abilities().torch !== true ? 'none' : camera.torchOn() ? 'on' : 'off';
  return { is: 'live', torch };
}
