import type { Decoder } from './decoder';
import { eachFrame } from './each-frame';
import { planFrame } from './frame-plan';
import { makeGrab } from './grab';
import { watchIdle } from './idle-watch';
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
  const pace = makePace();
  const state = { looking: false, paused: false, on: true, misses: 0, promising: 0 };

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
    idle.restart();
    const picked = pickCode(texts);
    if (picked.is === 'several-passes') onSeveralPasses?.();
    else if (isNews(picked.text, ended)) onText(picked.text);
  };
  // Frames that come while one is looked at are let go: the next one is fresher.
  const end = eachFrame(video, () => {
    if (state.looking || state.paused || pace.wait(performance.now()) > 0) return;
    state.looking = true;
    void look().finally(() => {
      state.looking = false;
    });
  });
  const stop = () => {
    state.on = false;
    end();
    idle.stop();
  };
  const idle = watchIdle(idleMs, () => {
    stop();
    onIdle?.();
  });
  idle.restart();
  return {
    stop,
    pause: () => {
      state.paused = true;
      idle.pause();
    },
    resume: () => {
      if (!state.on) return;
      state.paused = false;
      state.misses = 0;
      idle.restart();
    },
  };
}
