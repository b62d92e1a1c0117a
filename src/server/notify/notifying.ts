import type { Outgoing } from './outgoing';
import type { Vapid } from './vapid';

/** What may leave this server to reach somebody whose app is closed. Nothing does unless the operator has set it. */
export type Notifying = {
  /** Knocks at phones; null where that is off. */
  push: Vapid | null;
  /** Where texts are handed over, and the secret that proves that it was us; null where there is none. */
  texts: { url: string; secret: string } | null;
  send: Outgoing;
};
