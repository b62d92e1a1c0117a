import { isOver, stateOf, type Transfer, type TransferState } from './transfer';

/** Our own choice, where the sources name none: dispatch within 10 minutes, received within 30 of the delivery. */
const DISPATCHED_IN = 10 * 60_000;
const RECEIVED_IN = 30 * 60_000;
/** Not accepted after this long, somebody has to telephone the driver. */
const CALL_AFTER = 3 * 60_000;

/** Where a transfer stands at a moment. */
export type TransferStanding = {
  state: TransferState;
  /** Who has to act next; null when nobody has to. */
  whose: 'desk' | 'driver' | 'site' | null;
  /** Until when, ms UTC; null where no clock runs. */
  due: number | null;
  /** How long it is over its time, ms; 0 while it is not. */
  late: number;
  /** The team has not accepted: telephone. */
  call: boolean;
};

/**
 * Where a transfer stands, by whose clock. The driver's 15 minutes (`driverMinutes` of the policy) run from the order to the
 * scene; with the person in the car no clock presses the driver.
 * @param now ms UTC
 */
export function standingOf(one: Transfer, now: number): TransferStanding {
  const state = stateOf(one);
  const whose = whoseIs(state);
  const due = dueOf(one, state);
  return {
    state,
    whose,
    due,
    late: due === null ? 0 : Math.max(0, now - due),
    call: state === 'ordered' && now - (one.order?.at ?? now) > CALL_AFTER,
  };
}

function whoseIs(state: TransferState): TransferStanding['whose'] {
  switch (state) {
    case 'open':
      return 'desk';
    case 'ordered':
    case 'accepted':
    case 'at-scene':
    case 'picked-up':
      return 'driver';
    case 'delivered':
      return 'site';
    case 'received':
    case 'discharged':
    case 'cancelled':
      return null;
  }
}

function dueOf(one: Transfer, state: TransferState): number | null {
  if (state === 'open') return Math.max(one.knownAt, one.cannot?.at ?? 0) + DISPATCHED_IN;
  if (state === 'ordered' || state === 'accepted') return one.order?.due ?? null;
  if (state === 'delivered') return (one.steps.delivered?.at ?? 0) + RECEIVED_IN;
  return null;
}

/**
 * What has to be seen to first: who is on the way or waits for it before who is at the site, and those before what is over;
 * then fever, then the nearest limit, then the longest held.
 */
export function byUrgency(now: number): (a: Transfer, b: Transfer) => number {
  const rank = (one: Transfer) => {
    const { state, due } = standingOf(one, now);
    const group = isOver(state) ? 2 : state === 'received' ? 1 : 0;
    const late = due !== null && due < now ? 0 : 1;
    return [group, late, one.fever ? 0 : 1, due ?? Number.MAX_SAFE_INTEGER, one.heldAt, one.number] as const;
  };
  return (a, b) => {
    const [first, second] = [rank(a), rank(b)];
    const at = first.findIndex((value, i) => value !== second[i]);
    return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
  };
}
