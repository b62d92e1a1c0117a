import { browserFetch, type Fetch } from './api-fetch';

/** What the browser lends to the phone's hands. Tests lend others; nothing else of the outside is varied. */
export type Ports = {
  fetch: Fetch;
  /** This phone's clock in ms UTC: may be wrong, may jump. */
  wall(): number;
  /** A clock in ms that never goes back; some phones stop it while they sleep. */
  monotonic(): number;
  /** At least 0 and below 1. */
  random(): number;
  /** Null where the browser has no Web Locks; everything stays correct, only slower. */
  locks: LockManager | null;
};

/** The ports of a real page or service worker. */
export function browserPorts(): Ports {
  return {
    fetch: browserFetch,
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    locks: 'locks' in navigator && navigator.locks !== undefined ? navigator.locks : null,
  };
}
