import type { Shot } from './message';

/** Longest side of a frame that is drawn: more pixels cost time and read no more codes of ours. */
const LONGEST = 1280;

/** Takes one frame of a playing video, or null while there is none. */
export type Grab = (video: HTMLVideoElement) => Promise<Shot | null>;

/**
 * Makes the grabber that this browser can do: the frame itself, which the worker reads without colours; a bitmap that is
 * drawn in the worker; else pixels read on the page.
 */
export function makeGrab(): Grab {
  const canDraw = typeof OffscreenCanvas === 'function' && typeof createImageBitmap === 'function';
  if (typeof VideoFrame === 'function' && canDraw)
    return async (video) => (isPlaying(video) ? (grabFrame(video) ?? (await grabBitmap(video))) : null);
  if (canDraw) return async (video) => (isPlaying(video) ? grabBitmap(video) : null);
  const canvas = document.createElement('canvas');
  return async (video) => (isPlaying(video) ? grabPixels(canvas, video) : null);
}

const isPlaying = (video: HTMLVideoElement) =>
  video.videoWidth > 0 && video.videoHeight > 0 && video.readyState >= video.HAVE_CURRENT_DATA;

/** The size at which a picture is decoded. */
export function fitted({ width, height }: { width: number; height: number }, longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function grabFrame(video: HTMLVideoElement): VideoFrame | null {
  try {
    return new VideoFrame(video);
  } catch {
    // No frame at hand, or a browser that makes them of other things only.
    return null;
  }
}

const sizeOf = (video: HTMLVideoElement) => fitted({ width: video.videoWidth, height: video.videoHeight });

async function grabBitmap(video: HTMLVideoElement): Promise<Shot | null> {
  const { width, height } = sizeOf(video);
  const scaling = width === video.videoWidth ? {} : { resizeWidth: width, resizeHeight: height };
  try {
    return await createImageBitmap(video, scaling);
  } catch {
    // The camera was stopped meanwhile.
    return null;
  }
}

function grabPixels(canvas: HTMLCanvasElement, video: HTMLVideoElement): Shot | null {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  const { width, height } = sizeOf(video);
  canvas.width = width;
  canvas.height = height;
  context.drawImage(video, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
