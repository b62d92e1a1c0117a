/** How fast frames are looked at. Times are milliseconds of any one clock. */
export type Pace = {
  /** A look is over that took the decoder so long; `long` when it was one that takes its time. */
  looked(look: { took: number; ended: number; promising: boolean; long: boolean }): void;
  /** Whether the last long look is so far back that another may follow. */
  rested(now: number): boolean;
  /** How long to wait before another frame is looked at; 0: the next may be. */
  wait(now: number): number;
};

/** Where nothing is in sight, every second frame of a usual camera: it is asked for so long after the last look. */
const CALM_MS = 40;
/** After something like a code was in sight every frame counts for a while: it is being held still. */
const EAGER_MS = 2_000;
/** What is like a code and is none (a grid, a sign) makes nobody hurry for longer. */
const EAGER_AT_MOST_MS = 6_000;
/** Rest after a look, as a part of the time it took: a slow phone must not do nothing else. */
const REST = { calm: 2, eager: 0.15, long: 2 };

export function makePace(): Pace {
  const never = Number.NEGATIVE_INFINITY;
  const state = { took: 0, ended: never, eagerSince: never, eagerUntil: never, restUntil: never };
  const isEager = (now: number) => now < state.eagerUntil && now - state.eagerSince < EAGER_AT_MOST_MS;
  return {
    looked: ({ took, ended, promising, long }) => {
      state.took = took;
      state.ended = ended;
      if (promising) {
        if (ended >= state.eagerUntil) state.eagerSince = ended;
        state.eagerUntil = ended + EAGER_MS;
      }
      if (long) state.restUntil = ended + REST.long * took;
    },
    rested: (now) => now >= state.restUntil,
    wait: (now) => {
      if (state.ended === never) return 0;
      const rest = isEager(now) ? REST.eager * state.took : Math.max(CALM_MS, REST.calm * state.took);
      return Math.max(0, state.ended + rest - now);
    },
  };
}
