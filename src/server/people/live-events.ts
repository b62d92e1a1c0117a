import type * as z from 'zod/mini';
import type { deskEventSchema } from '#domain/desk/desk';

type DeskEvent = z.infer<typeof deskEventSchema>;

/** What desks are told as it happens. `areas` says whom it concerns; null everybody. */
export type News = { rev: number; areas: readonly (string | null)[] | null; event: DeskEvent };

type Listener = { hear(news: News): void; end(): void };

export type LiveEvents = {
  /** Only after the commit that it tells of. */
  publish(news: readonly News[]): void;
  /** @param end is called when there will be no more, because the server leaves. @returns the way to stop */
  subscribe(listener: Listener): () => void;
  /** What happened after a rev, or null when that is not known any more. */
  since(rev: number): News[] | null;
  /** The rev of the newest event. */
  newest(): number;
  /** Ends every listener's stream. */
  end(): void;
};

/** So many events can be missed without reading the whole board again. */
const KEPT = 2000;

/** @param start the store's rev when the server started: nothing before it is known */
export function liveEvents(start: number): LiveEvents {
  const listeners = new Set<Listener>();
  let kept: News[] = [];
  let floor = start;
  let newest = start;
  return {
    publish(news) {
      for (const one of news) {
        newest = Math.max(newest, one.rev);
        kept.push(one);
        for (const listener of listeners) listener.hear(one);
      }
      if (kept.length > 2 * KEPT) {
        floor = kept[kept.length - KEPT - 1]?.rev ?? floor;
        kept = kept.slice(-KEPT);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    since: (rev) => (rev < floor || rev > newest ? null : kept.filter((one) => one.rev > rev)),
    newest: () => newest,
    end() {
      for (const listener of [...listeners]) listener.end();
    },
  };
}
