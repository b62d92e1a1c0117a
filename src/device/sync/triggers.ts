import { type Database, readMeta } from '../database';
import type { Ports } from '../ports';
import type { Hands } from './answers';
import { afterFailure, type Backoff, untilDue } from './backoff';
import type { Drained } from './drain';

/** WHEN to send. */

/**
 * Why somebody thinks that now is a good moment. `asked`: a person wants it. `hint`: something changed that may have
 * brought the network back. `told`: the county says that there is something to pull. `saved` and `timer` wait for their
 * turn.
 */
export type Occasion = 'asked' | 'hint' | 'told' | 'saved' | 'timer';

export type Syncing = {
  /** Drains and pulls, both independent; resolves when both have come to rest. */
  now(occasion: Occasion): Promise<void>;
  /** True while a batch of this page is on its way. */
  sending(): boolean;
  /** Begins to watch the page and the clock; the returned function ends it. */
  watch(): () => void;
};

const TIMER = 60_000;
/** What was pulled a moment ago is not asked for again by every save. */
const PULL_REST = 20_000;
/** Another page is sending; whether it has seen what was just saved is looked at so much later. */
const BUSY_AGAIN = 1500;
/** Who asks sees another page's run through to its end. */
const ASKED_PATIENCE = 10_000;
/** A page that holds the lock so long without an end is frozen: the server makes sending twice harmless. */
const BUSY_PATIENCE = 60_000;

type State = {
  draining: Promise<void> | null;
  pulling: Promise<void> | null;
  /** Somebody came during a run, and whether a person did. */
  again: Occasion | null;
  busySince: number | null;
  pulledAt: number;
  pullBackoff: Backoff;
  carryBackoff: Backoff;
  /** A run that sends on what is carried is under way. */
  carrying: boolean;
  watching: boolean;
  next: ReturnType<typeof setTimeout> | undefined;
};

export type SyncPorts = Hands & { ports: Pick<Ports, 'wall' | 'monotonic' | 'random' | 'locks'> };

/** Sends and pulls at every occasion that may succeed; `navigator.onLine` is never asked (it lies both ways). */
export function createSyncing(hands: SyncPorts): Syncing {
  const state: State = {
    draining: null,
    pulling: null,
    again: null,
    busySince: null,
    pulledAt: -PULL_REST,
    watching: false,
    next: undefined,
    pullBackoff: { failures: 0, failedAt: 0, wait: 0, demanded: false },
    carryBackoff: { failures: 0, failedAt: 0, wait: 0, demanded: false },
    carrying: false,
  };
  async function now(occasion: Occasion): Promise<void> {
    await Promise.allSettled([
      send(hands, state, occasion),
      fetchChanges(hands, state, occasion),
      sendCarried(hands, state, occasion),
    ]);
    const wait = await untilNext(hands, state);
    clearTimeout(state.next);
    if (state.watching) state.next = setTimeout(() => void now('timer'), wait);
  }
  return {
    now,
    sending: () => state.draining !== null,
    watch() {
      const hint = () => void now('hint');
      const seen = () => document.visibilityState === 'visible' && hint();
      state.watching = true;
      addEventListener('online', hint);
      addEventListener('pageshow', hint);
      document.addEventListener('visibilitychange', seen);
      hint();
      return () => {
        state.watching = false;
        clearTimeout(state.next);
        removeEventListener('online', hint);
        removeEventListener('pageshow', hint);
        document.removeEventListener('visibilitychange', seen);
      };
    },
  };
}

/** One run at a time in this page; who comes meanwhile gets another run after it. */
async function send(hands: SyncPorts, state: State, occasion: Occasion): Promise<void> {
  const meta = await readMeta(hands.database);
  if (state.draining !== null) {
    state.again = state.again === 'asked' ? 'asked' : occasion;
    return state.draining;
  }
  if (meta.unsent === 0 && !meta.requeue) return;
  if (!isDue(meta, occasion, hands.ports.wall())) return;
  state.draining = sendUntilRest(hands, state, occasion).finally(() => {
    state.draining = null;
    hands.changed();
  });
  hands.changed();
  return state.draining;
}

async function sendUntilRest(hands: SyncPorts, state: State, first: Occasion): Promise<void> {
  let occasion: Occasion | null = first;
  while (occasion !== null) {
    const end = await sendOnce(hands, state, occasion);
    if (end !== 'more') occasion = afterRun(end, state.again);
    state.again = null;
  }
}

/** Who came during a run: what was saved meanwhile goes out now, and who asked waits for the page that is sending. */
function afterRun(end: Exclude<Drained, 'more'>, came: Occasion | null): Occasion | null {
  if (end === 'empty') return came;
  return end === 'busy' && came === 'asked' ? 'asked' : null;
}

async function sendOnce(hands: SyncPorts, state: State, occasion: Occasion): Promise<Drained> {
  const since = state.busySince;
  const frozen = since !== null && hands.ports.monotonic() - since > BUSY_PATIENCE;
  // What sends and what fetches are not needed for the first look.
  const { drain, drainNow } = await import('./drain');
  const end = await drain(hands, occasion === 'asked' && !frozen ? ASKED_PATIENCE : 0);
  state.busySince = end === 'busy' ? (since ?? hands.ports.monotonic()) : null;
  // Once silent too long, it is not waited for again until it lets go.
  return end === 'busy' && frozen ? drainNow(hands) : end;
}

async function fetchChanges(hands: SyncPorts, state: State, occasion: Occasion): Promise<void> {
  if (state.pulling !== null) {
    if (occasion !== 'asked' && occasion !== 'told') return state.pulling;
    // It may have begun before what the person did (a phone that joined a post while it was nobody's yet), or before
    // what the county tells of.
    await state.pulling.catch(() => undefined);
    if (state.pulling !== null) return state.pulling;
  }
  const rested = hands.ports.monotonic() - state.pulledAt >= PULL_REST;
  if (occasion !== 'asked' && occasion !== 'told' && !rested) return;
  if (!isDue(state.pullBackoff, occasion, hands.ports.wall())) return;
  state.pulling = pullOnce(hands, state).finally(() => {
    state.pulling = null;
  });
  return state.pulling;
}

async function pullOnce(hands: SyncPorts, state: State): Promise<void> {
  const { pull } = await import('./pull');
  const pulled = await pull(hands);
  state.pulledAt = hands.ports.monotonic();
  const calm = { failures: 0, failedAt: 0, wait: 0, demanded: false };
  state.pullBackoff = pulled.end === 'failed' ? afterFailure(state.pullBackoff, pulled, hands.ports) : calm;
}

/** What this phone carries for others goes on at the pace of pulling; a phone that carries nothing loads nothing for it. */
async function sendCarried(hands: SyncPorts, state: State, occasion: Occasion): Promise<void> {
  const { carrying = 0 } = await readMeta(hands.database);
  if (carrying === 0 || state.carrying) return;
  if (!isDue(state.carryBackoff, occasion, hands.ports.wall())) return;
  state.carrying = true;
  try {
    const { deliver } = await import('../carry/deliver');
    const calm = { failures: 0, failedAt: 0, wait: 0, demanded: false };
    const done = await deliver(hands);
    state.carryBackoff = done ? calm : afterFailure(state.carryBackoff, { retryAfter: null }, hands.ports);
    hands.changed();
  } finally {
    state.carrying = false;
  }
}

/** A hint cuts a wait short that was drawn, not one that the server asked for; a person cuts both. */
function isDue(backoff: Backoff, occasion: Occasion, wall: number): boolean {
  if (occasion === 'asked') return true;
  if ((occasion === 'hint' || occasion === 'told') && !backoff.demanded) return true;
  return untilDue(backoff, wall) === 0;
}

/** A minute with jitter; sooner when a try is due sooner; soon when another page was sending. */
async function untilNext(
  hands: { database: Database; ports: SyncPorts['ports'] },
  state: State,
): Promise<number> {
  const usual = TIMER * (0.75 + 0.5 * hands.ports.random());
  const meta = await readMeta(hands.database).catch(() => null);
  if (meta === null || meta.unsent === 0) return usual;
  if (state.busySince !== null) return BUSY_AGAIN * (0.75 + 0.5 * hands.ports.random());
  return Math.min(usual, Math.max(untilDue(meta, hands.ports.wall()), 1000));
}
