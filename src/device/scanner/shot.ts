import type { Shot } from './message';
import { type Grey, greyOf, type Picture } from './picture';

/** Forms of a video frame that begin with its brightness, one byte a pixel. */
const WITH_BRIGHTNESS: readonly (string | null)[] = ['I420', 'I420A', 'I422', 'I444', 'NV12'];

/** The brightness of a shot. A camera's frame mostly has it already: no colours are made of it and unmade again. */
export async function brightnessOf(shot: Shot): Promise<Grey> {
  if ('codedWidth' in shot && WITH_BRIGHTNESS.includes(shot.format)) return lumaOf(shot);
  return greyOf(pictureOf(shot));
}

/** The pixels of a shot; clear ones become white, as paper is. */
export function pictureOf(shot: Shot): Picture {
  if ('data' in shot) return shot;
  const [width, height] =
    'codedWidth' in shot ? [shot.displayWidth, shot.displayHeight] : [shot.width, shot.height];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) return { data: new Uint8ClampedArray(0), width: 0, height: 0 };
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(shot, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** Lets go of a shot's memory: a camera has only some frames and waits for them. */
export function release(shot: Shot): void {
  if ('close' in shot) shot.close();
}

async function lumaOf(frame: VideoFrame): Promise<Grey> {
  const { width = 0, height = 0 } = frame.visibleRect ?? {};
  const bytes = new Uint8ClampedArray(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  const { offset = 0, stride = width } = plane ?? {};
  if (stride === width) return { grey: bytes.subarray(offset, offset + width * height), width, height };
  const grey = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++)
    grey.set(bytes.subarray(offset + y * stride, offset + y * stride + width), y * width);
  return { grey, width, height };
}
