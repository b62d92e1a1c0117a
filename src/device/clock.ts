import type { Ports } from './ports';

/** A clock that stood still this long while the phone slept is believed; a longer step is somebody setting the date. */
const LONGEST_SLEEP = 12 * 60 * 60 * 1000;

/** Server time of one answer, against this phone's clocks. */
export type Measured = { serverTime: number; sentWall: number; receivedWall: number };

export type Clock = {
  /** Server time as far as this phone knows, ms UTC. */
  now(): number;
  /** Takes over a skew (ms to add to the wall clock) that was measured here or by another page. */
  adopt(skew: number | null): void;
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

/**
 * A clock that somebody who sets the phone's date does not move. It runs on the monotonic clock from the moment the
 * skew was measured. Where that clock stops while the phone sleeps (Chromium on Android), the wall clock is ahead
 * afterwards: up to twelve hours are taken for sleep and believed.
 */
export function createClock(ports: Pick<Ports, 'wall' | 'monotonic'>, skew: number | null): Clock {
  let adopted = skew;
  let anchor = { wall: ports.wall(), monotonic: ports.monotonic(), now: ports.wall() + (skew ?? 0) };
  return {
    now() {
      const passed = ports.monotonic() - anchor.monotonic;
      const slept = ports.wall() - anchor.wall - passed;
      return Math.round(anchor.now + passed + (slept > 0 && slept <= LONGEST_SLEEP ? slept : 0));
    },
    adopt(next) {
      if (next === adopted) return;
      adopted = next;
      anchor = { wall: ports.wall(), monotonic: ports.monotonic(), now: ports.wall() + (next ?? 0) };
    },
  };
}
