import type { Decoder } from './decoder';
import { planFrame } from './frame-plan';
import { makeGrab } from './grab';
import { makeRepeatFilter } from './repeat-filter';

const FRAME_MS = 1000 / 15;
const REPEAT_MS = 5_000;
const IDLE_MS = 60_000;

export type ScanOptions = {
  /** Plays the camera. Frames are taken from it; it is never started or stopped here. */
  video: HTMLVideoElement;
  decoder: Decoder;
  /** A code was read. The same text comes not twice within 5 s. */
  onText(text: string): void;
  /** No code for `idleMs` (60 s): the loop has stopped, turn the camera off to spare battery. */
  onIdle?: () => void;
  idleMs?: number;
};

export type Scan = {
  /** Stops looking but keeps the camera, as while a verdict stands. */
  pause(): void;
  resume(): void;
  stop(): void;
};

/** Looks for QR codes in a playing video: at most 15 frames a second, one at a time, centre first. */
export function startScan({ video, decoder, onText, onIdle, idleMs = IDLE_MS }: ScanOptions): Scan {
  const grab = makeGrab();
  const isNews = makeRepeatFilter(REPEAT_MS);
  const state = { on: true, paused: false, misses: 0, idle: 0 };

  const stop = () => {
    state.on = false;
    clearTimeout(state.idle);
  };
  const restartIdle = () => {
    clearTimeout(state.idle);
    state.idle = window.setTimeout(() => {
      stop();
      onIdle?.();
    }, idleMs);
  };
  const look = async () => {
    const plan = planFrame(state.misses);
    const shot = await grab(video, plan.region);
    if (shot === null) return;
    const { text } = await decoder.read(shot, plan);
    state.misses = text === null ? state.misses + 1 : 0;
    if (text === null || text === '' || !state.on || state.paused) return;
    restartIdle();
    if (isNews(text, performance.now())) onText(text);
  };
  const run = async () => {
    while (state.on) {
      const started = performance.now();
      if (!state.paused) await look();
      await nextFrame(video, FRAME_MS - (performance.now() - started));
    }
  };

  restartIdle();
  void run();
  return {
    stop,
    pause: () => {
      state.paused = true;
      clearTimeout(state.idle);
    },
    resume: () => {
      if (!state.on) return;
      state.paused = false;
      state.misses = 0;
      restartIdle();
    },
  };
}

/** Resolves at the first new frame after `wait` ms; where the video does not tell of frames, after `wait` alone. */
function nextFrame(video: HTMLVideoElement, wait: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(
      () => {
        if (!('requestVideoFrameCallback' in video) || video.paused || video.readyState < 2) return resolve();
        // A video without new frames (camera asleep) tells of none: look again after a while all the same.
        const asleep = setTimeout(resolve, 500);
        video.requestVideoFrameCallback(() => {
          clearTimeout(asleep);
          resolve();
        });
      },
      Math.max(0, wait),
    );
  });
}
