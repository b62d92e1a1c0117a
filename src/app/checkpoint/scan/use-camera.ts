import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, type CameraFault, openCamera } from '#device/camera';
import type { Zoom } from '#device/camera-track';
import { startScan } from '#device/scanner/scan-loop';
import type { OpenDecoder } from './use-decoder';

/** What the camera is doing. */
export type CameraState =
  | { is: 'starting' }
  | { is: 'live'; torch: 'on' | 'off' | 'none'; zoom: Zoom | null; cameras: number }
  /** No code for a minute: the camera is off, to spare the battery. */
  | { is: 'asleep' }
  | { is: 'failed'; fault: CameraFault };

export type Scanning = {
  state: CameraState;
  /** Several passes are in view at once, so none of them is taken. */
  crowded: boolean;
  turnTorch: () => void;
  turnZoom: () => void;
  /** Changes to the next of several cameras, which is remembered. */
  turnCamera: () => void;
  wake: () => void;
};

/** So long after several passes were last seen together the person is told to show one, ms. */
const CROWDED_MS = 3_000;

/** Keeps the camera open and looks for codes while the screen stands. `onText` may change at every drawing. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  openDecoder: OpenDecoder,
  onText: (text: string) => void,
): Scanning {
  const [state, setState] = useState<CameraState>({ is: 'starting' });
  const [turn, setTurn] = useState(0);
  const camera = useRef<Camera | null>(null);
  const crowd = useCrowd();
  const hear = useRef(onText);
  hear.current = (text) => {
    crowd.clear();
    onText(text);
  };
  useEffect(() => {
    if (video.current === null) return;
    return run(video.current, { openDecoder, camera, hear, onCrowd: crowd.note, setState });
  }, [turn]);
  /** Does something with the camera that is open, and shows how it is afterwards. */
  const change = (how: (open: Camera) => Promise<CameraFault | null>) => {
    const open = camera.current;
    if (open === null) return;
    void how(open).then(async (fault) => {
      if (camera.current === open) setState(fault === null ? await live(open) : { is: 'failed', fault });
    });
  };
  return {
    state,
    crowded: crowd.is,
    turnTorch: () => change((open) => open.setTorch(open.torchOn() ? 'off' : 'on').then(() => null)),
    turnZoom: () => change((open) => open.setZoom(open.zoom() === 2 ? 1 : 2).then(() => null)),
    turnCamera: () =>
      change(async (open) => {
        const next = await open.next();
        return next.ok ? null : next.fault;
      }),
    wake: () => setTurn(turn + 1),
  };
}

/** Whether several passes were seen together a moment ago. */
function useCrowd(): { is: boolean; note: () => void; clear: () => void } {
  const [is, setIs] = useState(false);
  const timer = useRef(0);
  const clear = () => {
    clearTimeout(timer.current);
    setIs(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const note = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(clear, CROWDED_MS);
    setIs(true);
  };
  return { is, note, clear };
}

type Parts = {
  openDecoder: OpenDecoder;
  camera: { current: Camera | null };
  hear: { current: (text: string) => void };
  onCrowd: () => void;
  setState: (state: CameraState) => void;
};

/** Opens camera and decoder and scans until it is told to stop. */
function run(video: HTMLVideoElement, { openDecoder, camera, hear, onCrowd, setState }: Parts): () => void {
  const open = { wanted: true, close: () => {} };
  setState({ is: 'starting' });
  const start = async () => {
    const onFault = async (fault: CameraFault | null) =>
      setState(fault === null ? await live(camera.current) : { is: 'failed', fault });
    const [opened, decoder] = await Promise.all([openCamera(video, { onFault }), openDecoder()]);
    if (!opened.ok) {
      if (open.wanted) setState({ is: 'failed', fault: opened.fault });
      return;
    }
    if (!open.wanted) return opened.value.stop();
    camera.current = opened.value;
    const onIdle = () => {
      opened.value.stop();
      camera.current = null;
      setState({ is: 'asleep' });
    };
    const onText = (text: string) => hear.current(text);
    const scan = startScan({ video, decoder, onText, onSeveralPasses: onCrowd, onIdle });
    open.close = () => {
      scan.stop();
      opened.value.stop();
      camera.current = null;
    };
    setState(await live(opened.value));
  };
  void start();
  return () => {
    open.wanted = false;
    open.close();
  };
}

async function live(camera: Camera | null): Promise<CameraState> {
  if (camera === null) return { is: 'live', torch: 'none', zoom: null, cameras: 1 };
  const torch = camera.abilities().torch ? (camera.torchOn() ? 'on' : 'off') : 'none';
  return { is: 'live', torch, zoom: camera.zoom(), cameras: (await camera.list()).length };
}
