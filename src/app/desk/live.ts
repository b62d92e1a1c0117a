import { deskEvents } from '#device/api';
import type { Watched } from '#device/device';
import { cell } from '#device/watched';
import type { DeskEvent } from '#domain/desk/desk';

/** The desk's one stream of events, shared by its screens. */
export type Live = {
  /** `opening` until the stream first stands. */
  state: Watched<'opening' | 'live' | 'lost'>;
  /** Calls back at each event, until the returned function is called. */
  listen(listener: (event: DeskEvent) => void): () => void;
  close(): void;
};

/** Opens the stream. */
export function openLive(): Live {
  const state = cell<'opening' | 'live' | 'lost'>('opening');
  const listeners = new Set<(event: DeskEvent) => void>();
  const close = deskEvents(
    (event) => {
      for (const listener of listeners) listener(event);
    },
    (now) => state.set(now),
  );
  return {
    state,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
  };
}

/** For those who may not see events: never opened, never lost. */
export const noLive = (): Live => ({
  state: cell('opening'),
  listen: () => () => undefined,
  close: () => undefined,
});
