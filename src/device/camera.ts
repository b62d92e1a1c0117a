import { fault, ok, type Result } from '#domain/result';
import { staysBlack } from './camera-black';
import { readChoice, rememberChoice } from './camera-choice';
import { abilitiesOf, adjust, type CameraAbilities, type Zoom, zoomFor } from './camera-track';

/**
 * Why there is no picture: `denied` by the person or the system; `missing`: no camera; `in-use` by another app;
 * `insecure`: not HTTPS, or a browser without cameras; `black`: it runs but gives no picture.
 */
export type CameraFault = 'denied' | 'missing' | 'in-use' | 'insecure' | 'black';

export type Camera = {
  /** What the camera now open can do; asked anew after every switch. */
  abilities(): CameraAbilities;
  torchOn(): boolean;
  /** Turns the torch; gives whether it is on afterwards. It stays on between scans and after a restart. */
  setTorch(on: 'on' | 'off'): Promise<boolean>;
  /** How near the picture is brought, or null where the camera cannot. */
  zoom(): Zoom | null;
  /** Brings it to a step; gives the step it is at afterwards. Remembered for the next start. */
  setZoom(step: Zoom): Promise<Zoom | null>;
  /** The cameras to choose from, with their names once access was given. */
  list(): Promise<{ deviceId: string; label: string }[]>;
  /** Changes to another camera, which is remembered. */
  use(deviceId: string): Promise<Result<null, CameraFault>>;
  /** Changes to the next of several; with a single one nothing happens. */
  next(): Promise<Result<null, CameraFault>>;
  /** Turns the camera off for good. */
  stop(): void;
};

export type CameraEvents = {
  /** The camera was lost later on, or came back black; null when it is well again. */
  onFault?: (fault: CameraFault | null) => void;
};

const FIRST_PICTURE_MS = 5_000;
/** A little nearer at first, so that the phone is not held too near to focus. */
const USUAL_ZOOM: Zoom = 2;

/**
 * Opens the rear camera (or the one chosen last) at 1280 x 720 into `video`. It goes on by itself after the page was
 * hidden, came back from the back-forward cache, or lost the camera to another app.
 */
export async function openCamera(
  video: HTMLVideoElement,
  { onFault }: CameraEvents = {},
): Promise<Result<Camera, CameraFault>> {
  const held: Held = { track: null, off: false, opening: null };
  const start = () => {
    held.opening ??= begin(video, held, restart).finally(() => {
      held.opening = null;
    });
    return held.opening;
  };
  const restart = async () => {
    if (held.off || document.visibilityState === 'hidden') return;
    if (held.track?.readyState === 'live') return void play(video);
    onFault?.(await start());
  };
  const onVisible = () => {
    if (document.visibilityState === 'hidden') release(video, held);
    else void restart();
  };
  const first = await start();
  if (first !== null) {
    release(video, held);
    return fault(first);
  }
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pageshow', restart);
  const use = async (deviceId: string): Promise<Result<null, CameraFault>> => {
    rememberChoice({ deviceId });
    release(video, held);
    const problem = await start();
    return problem === null ? ok(null) : fault(problem);
  };
  return ok({
    ...controls(held),
    use,
    next: async () => {
      const all = await listCameras();
      const now = all.findIndex(({ deviceId }) => deviceId === readChoice().deviceId);
      const other = all[(now + 1) % all.length];
      return other === undefined || all.length < 2 ? ok(null) : use(other.deviceId);
    },
    stop: () => {
      held.off = true;
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pageshow', restart);
      release(video, held);
    },
  });
}

type Held = { track: MediaStreamTrack | null; off: boolean; opening: Promise<CameraFault | null> | null };

function controls(
  held: Held,
): Pick<Camera, 'abilities' | 'torchOn' | 'setTorch' | 'zoom' | 'setZoom' | 'list'> {
  const abilities = () => (held.track === null ? { torch: false, zoom: null } : abilitiesOf(held.track));
  const zoom = () => (zoomFor(1, abilities()) === null ? null : chosenZoom());
  return {
    abilities,
    torchOn: () => abilities().torch && readChoice().torch === true,
    setTorch: async (on) => {
      const torch = on === 'on';
      const done = held.track !== null && abilities().torch && (await adjust(held.track, { torch }));
      if (done) rememberChoice({ torch });
      return done ? torch : false;
    },
    zoom,
    setZoom: async (step) => {
      const wanted = zoomFor(step, abilities());
      if (held.track !== null && wanted !== null && (await adjust(held.track, { zoom: wanted })))
        rememberChoice({ zoom: step });
      return zoom();
    },
    list: listCameras,
  };
}

async function listCameras(): Promise<{ deviceId: string; label: string }[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all
    .filter((device) => device.kind === 'videoinput')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

async function begin(video: HTMLVideoElement, held: Held, onEnded: () => void): Promise<CameraFault | null> {
  const stream = await requestStream();
  if (!stream.ok) return stream.fault;
  const [track] = stream.value.getVideoTracks();
  if (track === undefined) return 'missing';
  // Turned off, or put away, while the person was asked; it starts again when the page is seen.
  if (held.off || document.visibilityState === 'hidden') {
    track.stop();
    return null;
  }
  held.track = track;
  track.addEventListener('ended', onEnded);
  const { deviceId } = track.getSettings();
  if (deviceId !== undefined) rememberChoice({ deviceId });
  await tune(track);
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream.value;
  return (await play(video)) && (await hasPicture(video)) && !(await staysBlack(video)) ? null : 'black';
}

async function requestStream(): Promise<Result<MediaStream, CameraFault>> {
  if (!window.isSecureContext || navigator.mediaDevices?.getUserMedia === undefined) return fault('insecure');
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const rear = { ...size, facingMode: { ideal: 'environment' } };
  const { deviceId } = readChoice();
  if (deviceId !== undefined) {
    const chosen = await tryStream({ ...size, deviceId: { exact: deviceId } });
    // The chosen camera may be unplugged, or the browser may have changed its ids.
    if (chosen.ok || chosen.fault === 'denied') return chosen;
  }
  return tryStream(rear);
}

async function tryStream(video: MediaTrackConstraints): Promise<Result<MediaStream, CameraFault>> {
  try {
    return ok(await navigator.mediaDevices.getUserMedia({ video, audio: false }));
  } catch (error) {
    return fault(faultOf(error instanceof Error ? error.name : ''));
  }
}

/** The names that browsers give the reasons (Media Capture and Streams, section 10.4). */
function faultOf(name: string): CameraFault {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'TypeError' ? 'insecure' : 'in-use';
}

const chosenZoom = (): Zoom => {
  const { zoom } = readChoice();
  return zoom === 1 || zoom === 2 ? zoom : USUAL_ZOOM;
};

/** Brings zoom and torch to where they were. */
async function tune(track: MediaStreamTrack): Promise<void> {
  const abilities = abilitiesOf(track);
  const zoom = zoomFor(chosenZoom(), abilities);
  if (zoom !== null) await adjust(track, { zoom });
  if (abilities.torch && readChoice().torch === true) await adjust(track, { torch: true });
}

async function play(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return true;
  } catch {
    return false;
  }
}

/** Whether a first picture comes within five seconds. */
function hasPicture(video: HTMLVideoElement): Promise<boolean> {
  if (video.videoWidth > 0 && video.readyState >= video.HAVE_CURRENT_DATA) return Promise.resolve(true);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), FIRST_PICTURE_MS);
    video.addEventListener(
      'loadeddata',
      () => {
        clearTimeout(late);
        resolve(true);
      },
      { once: true },
    );
  });
}

function release(video: HTMLVideoElement, held: Held): void {
  held.track?.stop();
  held.track = null;
  video.srcObject = null;
}
