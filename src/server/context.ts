import type { Logger } from 'pino';
import type { Limits } from './access/limits';
import type { Background } from './background';
import type { Keys } from './county/keys';
import type { SealOpener } from './ingest/seal-opener';
import type { Notifying } from './notify/notifying';
import type { PhoneNews } from './notify/phone-news';
import type { LiveEvents } from './people/live-events';
import type { PolicyShelf } from './people/policy-shelf';
import type { Store } from './store/store';

/** Everything that the server is made of, built in main and passed on. */
export type Context = {
  store: Store;
  keys: Keys;
  seals: SealOpener;
  live: LiveEvents;
  /** Tells the phones that listen to pull. */
  phoneNews: PhoneNews;
  /** What may leave to reach somebody whose app is closed. */
  notifying: Notifying;
  /** What leaves by itself, apart from the work on the store: another's server may be slow. */
  errands: Background;
  policies: PolicyShelf;
  background: Background;
  log: Logger;
  /** ms UTC. */
  now(): number;
  /** The address that phones and desks use, without a slash at its end. */
  origin: string;
  limits: Limits;
  /** The folder of the built phone app, or null when the API runs alone. */
  web: string | null;
};
