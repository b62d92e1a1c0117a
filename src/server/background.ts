import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What the server does beside answering: nobody waits for it, and what goes wrong in it is logged by its name. */
export type Background = {
  /** Begins a work after those begun before; it should leave off soon when its signal says so. */
  begin(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Resolves when all that was begun has ended. */
  ended(): Promise<void>;
  /** Asks everything to leave off, and waits until it did. */
  stop(): Promise<void>;
};

/** Works run one after another, each in its turn. */
export function background(log: Logger): Background {
  const leaving = new AbortController();
  let last = Promise.resolve();
  const run = async (name: string, work: (signal: AbortSignal) => Promise<void>) => {
    // Whoever began it gets their answer first.
    await setImmediate();
    if (leaving.signal.aborted) return;
    try {
      await work(leaving.signal);
    } catch (error) {
      // The message of an error may name values.
      log.error(
        { work: name, name: error instanceof Error ? error.name : typeof error },
        'work not finished',
      );
    }
  };
  return {
    begin(name, work) {
      last = last.then(() => run(name, work));
    },
    ended: () => last,
    stop() {
      leaving.abort();
      return last;
    },
  };
}
