/** When what was seen, in milliseconds of the page's own clock; null for what was not. */
export type Seen = {
  readable: number | null;
  /** A worker of the page gave a text. */
  read: number | null;
  touched: number | null;
  answered: number | null;
};
/** A heading by its text, or any but these. */
export type Awaited = { heading: string } | { not: readonly string[] };

/**
 * Runs in the page, before its own scripts: when the first readable frame was shown, and when the page answered it.
 * Readable frames carry a strip of pure magenta along their upper edge (film.ts).
 */
export type Watch = {
  /** How many times longer the page's workers take: throttling a processor slows the page alone. */
  workerTimes: number;
  /** Waits for the next readable frame, the next touch, and the awaited heading to come (again). */
  arm(awaited: Awaited): void;
  /** What was seen since. */
  seen(): Seen;
};

declare global {
  interface Window {
    watch: Watch;
    /** Set before: the page's decoder is opened as where WebAssembly is missing. */
    withoutWasm?: boolean;
  }
}

/** One frame of a video of 30 a second, ms. */
const FRAME = 1000 / 30;

type Armed = Seen & {
  awaited: Awaited;
  /** A readable frame is waited for. */
  waiting: boolean;
  /** The heading is not there, so that it can come. */
  gone: boolean;
  /** When the last frame was shown that cannot be read. */
  blank: number | null;
};

const NOTHING: Armed = {
  awaited: { not: [] },
  waiting: false,
  gone: false,
  blank: null,
  readable: null,
  read: null,
  touched: null,
  answered: null,
};
const armed: Armed = { ...NOTHING };
const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const videos = new WeakSet<HTMLVideoElement>();

function isReadable(video: HTMLVideoElement): boolean {
  if (probe === null || video.videoWidth === 0) return false;
  const { videoWidth: width, videoHeight: height } = video;
  probe.drawImage(video, width * 0.45, height * 0.01, width * 0.1, height * 0.02, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  return red > 150 && green < 110 && blue > 150;
}

/**
 * Looks at each frame until one is readable. What counts is the frame after the last that was seen unreadable: frames
 * that the page was too busy to see are counted against it.
 */
function look(video: HTMLVideoElement): void {
  video.requestVideoFrameCallback((_, { presentationTime }) => {
    if (!armed.waiting) return void videos.delete(video);
    if (!isReadable(video)) armed.blank = presentationTime;
    else {
      armed.waiting = false;
      armed.readable = armed.blank === null ? presentationTime : armed.blank + FRAME;
    }
    look(video);
  });
}

function check(): void {
  for (const video of document.querySelectorAll('video'))
    if (armed.waiting && !videos.has(video)) {
      videos.add(video);
      look(video);
    }
  const there = isAwaited(document.querySelector('h1')?.textContent ?? '');
  if (!there) armed.gone = true;
  else if (armed.gone && armed.answered === null) answer();
}

function isAwaited(text: string): boolean {
  if ('heading' in armed.awaited) return text === armed.awaited.heading;
  return text !== '' && !armed.awaited.not.includes(text);
}

function answer(): void {
  // A page that decodes by itself may have read a frame before it was told of it.
  if (armed.waiting && armed.blank !== null) armed.readable = armed.blank + FRAME;
  armed.waiting = false;
  armed.answered = Number.NaN;
  requestAnimationFrame(() => {
    armed.answered = performance.now();
  });
}

new MutationObserver(check).observe(document, { childList: true, subtree: true, characterData: true });

addEventListener(
  'click',
  ({ timeStamp }) => {
    armed.touched ??= timeStamp;
  },
  { capture: true },
);

window.watch = {
  workerTimes: 1,
  arm: (awaited) => {
    Object.assign(armed, { ...NOTHING, awaited, waiting: true });
    check();
  },
  seen: () => ({
    readable: armed.readable,
    read: armed.read,
    touched: armed.touched,
    answered: Number.isNaN(armed.answered) ? null : armed.answered,
  }),
};

/** A worker that seems `workerTimes` as slow: its answers are held back by the more that its work would have taken. */
window.Worker = class extends Worker {
  override postMessage(message: unknown, transfer: Transferable[] | StructuredSerializeOptions = []): void {
    const opens = typeof message === 'object' && message !== null && 'decoders' in message;
    const told = opens && window.withoutWasm === true ? { ...message, decoders: 'js' } : message;
    if (Array.isArray(transfer)) super.postMessage(told, transfer);
    else super.postMessage(told, transfer);
  }

  override addEventListener(type: string, listener: (event: Event) => void): void {
    super.addEventListener(type, (event: Event) => {
      const more = (window.watch.workerTimes - 1) * workOf(event);
      const tell = () => {
        // The last before the answer: one that comes late may belong to the scan before.
        if (armed.answered === null && hasText(event)) armed.read = performance.now();
        listener(event);
      };
      if (type !== 'message' || more <= 0) tell();
      else setTimeout(tell, more);
    });
  }
};

/** Our worker says how long it worked; the way there and back is the page's, which is slow by itself. */
const workOf = (event: Event): number =>
  event instanceof MessageEvent && typeof event.data?.took === 'number' ? event.data.took : 0;

const hasText = (event: Event): boolean =>
  event instanceof MessageEvent && Array.isArray(event.data?.texts) && event.data.texts.length > 0;
