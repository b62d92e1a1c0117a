/** Where the video does not tell of its frames, they are taken to come so often, ms. */
const USUAL_MS = 33;
/** A video may stand still and tell of no frame (camera asleep): what it shows is looked at all the same, so often, ms. */
const STILL_MS = 500;

/** Calls `onFrame` for every new frame of a video from now on. Gives what ends it. */
export function eachFrame(video: HTMLVideoElement, onFrame: () => void): () => void {
  if (!('requestVideoFrameCallback' in video)) {
    const timer = setInterval(onFrame, USUAL_MS);
    return () => clearInterval(timer);
  }
  const state = { on: true, handle: 0, timer: 0 };
  const ask = () => {
    state.handle = video.requestVideoFrameCallback(tell);
    state.timer = window.setTimeout(() => {
      video.cancelVideoFrameCallback(state.handle);
      tell();
    }, STILL_MS);
  };
  const tell = () => {
    clearTimeout(state.timer);
    if (!state.on) return;
    ask();
    onFrame();
  };
  ask();
  onFrame();
  return () => {
    state.on = false;
    clearTimeout(state.timer);
    video.cancelVideoFrameCallback(state.handle);
  };
}
