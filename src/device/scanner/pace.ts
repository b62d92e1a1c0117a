/** How fast frames are looked at. Times are milliseconds of any one clock. */
export type Pace = {
  /** A look is over; `long` when it was one that takes its time. */
  looked(look: { began: number; ended: number; promising: boolean; long: boolean }): void;
  /** Whether the last long look is so far back that another may follow. */
  rested(now: number): boolean;
  /** How long to wait before the next frame is looked at. */
  wait(now: number): number;
};

/** At least so long from look to look where nothing is in sight. */
const CALM_MS = 66;
/** After something like a code was in sight every frame counts for a while: it is being held still. */
const EAGER_MS = 2_000;
/** What is like a code and is none (a grid, a sign) makes nobody hurry for longer. */
const EAGER_AT_MOST_MS = 6_000;
/** Rest after a look, as a part of the time it took: a slow phone must not do nothing else. */
const REST = { calm: 2, eager: 0.15, long: 2 };

export function makePace(): Pace {
  const state = {
    began: Number.NEGATIVE_INFINITY,
    ended: Number.NEGATIVE_INFINITY,
    eagerSince: Number.NEGATIVE_INFINITY,
    eagerUntil: Number.NEGATIVE_INFINITY,
    restUntil: Number.NEGATIVE_INFINITY,
  };
  const isEager = (now: number) => now < state.eagerUntil && now - state.eagerSince < EAGER_AT_MOST_MS;
  return {
    looked: ({ began, ended, promising, long }) => {
      state.began = began;
      state.ended = ended;
      if (promising) {
        if (ended >= state.eagerUntil) state.eagerSince = ended;
        state.eagerUntil = ended + EAGER_MS;
      }
      if (long) state.restUntil = ended + REST.long * (ended - began);
    },
    rested: (now) => now >= state.restUntil,
    wait: (now) => {
      const took = state.ended - state.began;
      if (!Number.isFinite(took)) return CALM_MS;
      const until = isEager(now)
        ? state.ended + REST.eager * took
        : Math.max(state.began + CALM_MS, state.ended + REST.calm * took);
      return Math.max(0, until - now);
    },
  };
}
