import type { Ports } from './ports';

/** A clock that stood still this long while the phone slept is believed; a longer step is somebody setting the date. */
const LONGEST_SLEEP = 12 * 60 * 60 * 1000;
/** A computer may sleep with its page in sight, when its lid is closed. */
const SURELY_SLEEP = 60 * 60 * 1000;
/** Clocks that are read one after the other differ by less. */
const NOTABLE_STEP = 250;

/** Server time of one answer, against this phone's clocks. */
export type Measured = { serverTime: number; sentWall: number; receivedWall: number };

export type Clock = {
  /** Server time as far as this phone knows, ms UTC. */
  now(): number;
  /** What is added to the wall clock to get `now`, ms: another than was measured once somebody has set the date. Null before anything was measured. */
  skew(): number | null;
  /** Takes over a skew (ms to add to the wall clock) that is kept on this phone; the same again changes nothing. */
  adopt(skew: number | null): void;
  /** Takes over a skew that was measured just now. */
  measured(skew: number): void;
};

/**
 * Skew in ms from one answer: server time against the middle of the request, or null when the request took so long
 * (over 10 s) that its middle says nothing.
 */
export function skewOf(measured: Measured): number | null {
  const took = measured.receivedWall - measured.sentWall;
  if (took < 0 || took > 10_000) return null;
  return Math.round(measured.serverTime - (measured.sentWall + took / 2));
}

type ClockPorts = Pick<Ports, 'wall' | 'monotonic'> & {
  /** When the page was last out of sight, by the monotonic clock; absent where that is not known, as in a worker. */
  hiddenAt?: (() => number) | undefined;
};

/** How far wall and monotonic clock have moved apart since the anchor, as last looked at, and how much of it was sleep. */
type Anchor = { wall: number; monotonic: number; now: number; apart: number; slept: number; seen: number };

/**
 * A clock that somebody who sets the phone's date does not move. It runs on the monotonic clock from the moment the
 * skew was measured. Where that clock stops while the phone sleeps (Chromium on Android), the wall clock is ahead
 * afterwards: up to twelve hours are taken for sleep and believed, but not a step of less than an hour while the page
 * was in sight all the time, for a phone does not sleep with its screen on. Before anything was measured there is
 * nothing better than the wall clock.
 */
export function createClock(ports: ClockPorts, skew: number | null): Clock {
  let adopted = skew;
  let anchor = anchorAt(ports, skew);
  const settle = (next: number | null) => {
    adopted = next;
    anchor = anchorAt(ports, next);
  };
  const now = () => (adopted === null ? ports.wall() : timeSince(anchor, ports));
  return {
    now,
    skew: () => (adopted === null ? null : now() - ports.wall()),
    adopt(next) {
      if (next !== adopted) settle(next);
    },
    measured: settle,
  };
}

function anchorAt(ports: ClockPorts, skew: number | null): Anchor {
  const [wall, monotonic] = [ports.wall(), ports.monotonic()];
  return { wall, monotonic, now: wall + (skew ?? 0), apart: 0, slept: 0, seen: monotonic };
}

function timeSince(anchor: Anchor, ports: ClockPorts): number {
  const monotonic = ports.monotonic();
  const passed = monotonic - anchor.monotonic;
  const step = ports.wall() - anchor.wall - passed - anchor.apart;
  if (Math.abs(step) >= NOTABLE_STEP) {
    const inSight = ports.hiddenAt !== undefined && ports.hiddenAt() < anchor.seen;
    const sleep = step > 0 && step <= LONGEST_SLEEP && !(inSight && step < SURELY_SLEEP);
    // What was taken for sleep and is undone was somebody setting the date to and fro.
    anchor.slept = step < 0 ? Math.max(0, anchor.slept + step) : anchor.slept + (sleep ? step : 0);
    anchor.apart += step;
  }
  anchor.seen = monotonic;
  return Math.round(anchor.now + passed + anchor.slept);
}
