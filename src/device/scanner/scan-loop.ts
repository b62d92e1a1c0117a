import type { Decoder } from './decoder';
import { planFrame } from './frame-plan';
import { makeGrab } from './grab';
import { makePace } from './pace';
import { pickCode } from './pick-code';
import { makeRepeatFilter } from './repeat-filter';

const REPEAT_MS = 5_000;
const IDLE_MS = 60_000;

export type ScanOptions = {
  /** Plays the camera. Frames are taken from it; it is never started or stopped here. */
  video: HTMLVideoElement;
  decoder: Decoder;
  /** A code was read. The same text comes not twice within 5 s. */
  onText(text: string): void;
  /** Different passes stand side by side: nobody can say which is meant. Told for every frame that shows them. */
  onSeveralPasses?: () => void;
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

/** Looks for QR codes in a playing video, one frame at a time: seldom where there is nothing, often where there may be. */
export function startScan(options: ScanOptions): Scan {
  const { video, decoder, onText, onSeveralPasses, onIdle, idleMs = IDLE_MS } = options;
  const grab = makeGrab();
  const isNews = makeRepeatFilter(REPEAT_MS);
  const state = { on: true, paused: false, misses: 0, promising: 0, idle: 0 };
  const pace = makePace();

  const stop = () => {
    state.on = false;
    clearTimeout(state.idle);
    document.removeEventListener('visibilitychange', onVisible);
  };
  const restartIdle = () => {
    clearTimeout(state.idle);
    state.idle = window.setTimeout(() => {
      // A phone that sleeps is not idle: its camera is off already, and comes back with the page.
      if (document.visibilityState === 'hidden') return restartIdle();
      stop();
      onIdle?.();
    }, idleMs);
  };
  const onVisible = () => {
    if (state.on && !state.paused) restartIdle();
  };
  const look = async () => {
    const plan = planFrame({ ...state, rested: pace.rested(performance.now()) });
    const shot = await grab(video);
    if (shot === null) return;
    const { texts, promising, took } = await decoder.read(shot, plan);
    const ended = performance.now();
    state.misses = texts.length === 0 ? state.misses + 1 : 0;
    state.promising = promising ? state.promising + 1 : 0;
    pace.looked({ took, ended, promising, long: plan.extra !== null && promising });
    if (texts.length === 0 || !state.on || state.paused) return;
    restartIdle();
    const picked = pickCode(texts);
    if (picked.is === 'several-passes') onSeveralPasses?.();
    else if (isNews(picked.text, ended)) onText(picked.text);
  };
  const run = async () => {
    while (state.on) {
      if (!state.paused) await look();
      await nextFrame(video, pace.wait(performance.now()));
    }
  };

  restartIdle();
  document.addEventListener('visibilitychange', onVisible);
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
    const onFrame = () => {
      if (!('requestVideoFrameCallback' in video) || video.paused || video.readyState < 2)
        return void setTimeout(resolve, wait > 0 ? 0 : 30);
      // A video without new frames (camera asleep) tells of none: look again after a while all the same.
      const asleep = setTimeout(resolve, 500);
      video.requestVideoFrameCallback(() => {
        clearTimeout(asleep);
        resolve();
      });
    };
    if (wait > 0) setTimeout(onFrame, wait);
    else onFrame();
  });
}
