/** Waits for nothing to happen. */
export type IdleWatch = {
  /** Something happened: the time begins anew. */
  restart(): void;
  /** Nothing is waited for until `restart`. */
  pause(): void;
  /** Ends it for good. */
  stop(): void;
};

/**
 * Calls `onIdle` when nothing has happened for `idleMs`. A phone that sleeps is not idle: its camera is off already and
 * comes back with the page, and the time begins anew then.
 */
export function watchIdle(idleMs: number, onIdle: () => void): IdleWatch {
  const state = { timer: 0, paused: true };
  const restart = () => {
    state.paused = false;
    clearTimeout(state.timer);
    state.timer = window.setTimeout(() => {
      if (document.visibilityState === 'hidden') restart();
      else onIdle();
    }, idleMs);
  };
  const pause = () => {
    state.paused = true;
    clearTimeout(state.timer);
  };
  const onVisible = () => {
    if (!state.paused) restart();
  };
  document.addEventListener('visibilitychange', onVisible);
  return {
    restart,
    pause,
    stop: () => {
      pause();
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
}
