import { DATABASE, lockName } from './database';
import type { Watched } from './device';
import { type Cell, cell } from './watched';

/**
 * `none`: no service worker here (an in-app browser, or the first visit still loads). `ready`: the app opens with no
 * network. `waiting`: a newer version is loaded and waits for consent. `changed`: it has taken over, here or in another
 * tab, and this page should be loaded anew when nothing is half done.
 */
export type UpdateState = 'none' | 'ready' | 'waiting' | 'changed';
export type Updates = {
  state: Watched<UpdateState>;
  /** Lets the waiting version take over. Resolves true when it has; the page is not reloaded here. */
  applyUpdate(): Promise<boolean>;
};

const LOOK_AGAIN = 60 * 60 * 1000;
const PATIENCE = 30_000;

/** Registers the service worker and watches for newer versions of it. Call once, after the first paint. */
export function watchUpdates(): Updates {
  const state = cell<UpdateState>('none');
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  if (container === undefined) return { state, applyUpdate: async () => false };
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker ever takes a page that had none: that changes nothing of what runs here.
    state.set(controlled ? 'changed' : 'ready');
    controlled = true;
  });
  const registered = container.register('/sw.js').then((registration) => {
    follow(registration, state);
    return registration;
  });
  registered.catch(() => undefined);
  return {
    state,
    async applyUpdate() {
      const waiting = (await registered.catch(() => null))?.waiting ?? null;
      return waiting === null ? false : takeOver(container, waiting);
    },
  };
}

function follow(registration: ServiceWorkerRegistration, state: Cell<UpdateState>): void {
  const look = () => {
    if (state.value() === 'changed') return;
    if (registration.waiting !== null && registration.active !== null) state.set('waiting');
    else if (registration.active !== null) state.set('ready');
  };
  look();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', look);
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_AGAIN) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

/** The old worker may be sending: the new one takes over only while this page holds the outbox lock. */
async function takeOver(container: ServiceWorkerContainer, waiting: ServiceWorker): Promise<boolean> {
  const change = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE);
      container.addEventListener('controllerchange', () => {
        clearTimeout(timer);
        resolve(true);
      });
      waiting.postMessage('SKIP_WAITING');
    });
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  if (locks === undefined) return change();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await locks.request(lockName(DATABASE, 'outbox'), { signal: patience.signal }, () => {
      clearTimeout(timer);
      return change();
    });
  } catch {
    return false;
  }
}
