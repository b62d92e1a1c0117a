import type { FramePlan } from './frame-plan';
import type { Shot } from './message';

/** Longest side of what is decoded: more pixels cost time and read no more codes of ours. */
const LONGEST = 1280;
/** Side of the centre square, as a part of the frame's shorter side. */
const CENTRE = 0.8;

/** Takes one frame of a playing video, or null while there is none. */
export type Grab = (video: HTMLVideoElement, region: FramePlan['region']) => Promise<Shot | null>;

/** Makes the grabber that this browser can do: bitmaps drawn in the worker, else pixels read on the page. */
export function makeGrab(): Grab {
  if (typeof OffscreenCanvas === 'function' && typeof createImageBitmap === 'function') return grabBitmap;
  const canvas = document.createElement('canvas');
  return async (video, region) => grabPixels(canvas, video, region);
}

type Box = { x: number; y: number; width: number; height: number };

function boxOf(video: HTMLVideoElement, region: FramePlan['region']): Box | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0 || video.readyState < video.HAVE_CURRENT_DATA) return null;
  if (region === 'whole') return { x: 0, y: 0, width: videoWidth, height: videoHeight };
  const side = Math.round(CENTRE * Math.min(videoWidth, videoHeight));
  return { x: (videoWidth - side) >> 1, y: (videoHeight - side) >> 1, width: side, height: side };
}

/** The size at which a picture is decoded. */
export function fitted({ width, height }: { width: number; height: number }, longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function grabBitmap(video: HTMLVideoElement, region: FramePlan['region']): Promise<Shot | null> {
  const box = boxOf(video, region);
  if (box === null) return null;
  const { width, height } = fitted(box);
  const scaling = width === box.width ? {} : { resizeWidth: width, resizeHeight: height };
  try {
    return await createImageBitmap(video, box.x, box.y, box.width, box.height, scaling);
  } catch {
    // The camera was stopped meanwhile.
    return null;
  }
}

function grabPixels(
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
  region: FramePlan['region'],
): Shot | null {
  const box = boxOf(video, region);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (box === null || context === null) return null;
  const { width, height } = fitted(box);
  canvas.width = width;
  canvas.height = height;
  context.drawImage(video, box.x, box.y, box.width, box.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
