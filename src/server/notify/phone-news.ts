import { type ChangedThing, changedAfter } from '../store/changes';
import { currentRev } from '../store/meta';
import type { Db } from '../store/store';
import { concernsPhone, type ListeningPhone } from './concerns-phone';

/** Tells one phone that it should pull, and from which rev on it has everything. */
type Hear = (rev: number) => void;
type Listener = { phone: ListeningPhone; hear: Hear; end(): void };

/**
 * Tells phones whose app is open that something of theirs has changed, never what: they pull it, signed and scoped as
 * ever. Whatever the store commits is looked at, so that no deed can forget to tell.
 */
export type PhoneNews = {
  /** After each commit. What changed is looked up a moment later, once for all that was committed meanwhile. */
  wrote(): void;
  /** Hears of changes that concern a phone. @returns the way to stop, or null when this phone listens too often already */
  listen(listener: Listener): (() => void) | null;
  /** Ends the streams of a phone that was shut out. */
  drop(install: string): void;
  /** Calls back with all that changed, after the phones were told. */
  onChanged(told: (changed: readonly ChangedThing[]) => void): void;
  /** Whether a phone listens now. */
  isListening(install: string): boolean;
  /** The rev up to which phones were told. */
  newest(): number;
  /** Looks now for what another process has written (the operator's commands). */
  look(): Promise<void>;
  /** Ends every stream, and looks no more; resolves when the last look is over. */
  end(): Promise<void>;
};

/** Commits within so many ms are looked at together. */
const GATHER = 20;
/** What fills lists rather than calls somebody is told together, once in so many ms. */
const SLOW_EVERY = 5000;
const SLOW: readonly string[] = ['expected', 'used'];
/** More changes than this at once concern everybody, without looking at each. */
const MOST_LOOKED_AT = 2000;
/** A change for the whole county does not bring all its phones in the same moment: so many each so many ms. */
const AT_ONCE = 20;
const PACE = 200;
/** Two pages and one that the server has not yet seen leave. */
const MOST_OF_ONE = 3;

/** @param start the rev of the store when the server started: phones have pulled what is before it, or will */
export function phoneNews(db: Db, start: number): PhoneNews {
  const listeners = new Set<Listener>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const slow = new Set<Listener>();
  const tellers: ((changed: readonly ChangedThing[]) => void)[] = [];
  let seen = start;
  let ended = false;
  let gathering = false;
  let looking = Promise.resolve();

  const later = (ms: number, deed: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      deed();
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  const hint = (whom: readonly Listener[], rev: number) => {
    for (const one of whom.slice(0, AT_ONCE)) if (listeners.has(one)) one.hear(rev);
    const others = whom.slice(AT_ONCE);
    if (others.length > 0) later(PACE, () => hint(others, rev));
  };
  const hintSlowly = (whom: readonly Listener[]) => {
    if (whom.length > 0 && slow.size === 0)
      later(SLOW_EVERY, () => {
        const waiting = [...slow];
        slow.clear();
        hint(waiting, seen);
      });
    for (const one of whom) slow.add(one);
  };
  const tell = (changed: readonly ChangedThing[]) => {
    const whole = changed.length > MOST_LOOKED_AT;
    const urgent = changed.filter(({ topic }) => !SLOW.includes(topic));
    const concerned = (things: readonly ChangedThing[]) =>
      [...listeners].filter(({ phone }) => things.some((thing) => concernsPhone(thing, phone)));
    const now = whole ? [...listeners] : concerned(urgent);
    hint(now, seen);
    if (!whole) hintSlowly(concerned(changed.filter(({ topic }) => SLOW.includes(topic))));
    for (const teller of tellers) teller(changed);
  };
  const lookOnce = async () => {
    if (ended) return;
    const newest = await currentRev(db);
    if (listeners.size === 0 && tellers.length === 0) seen = newest;
    // A database that was restored begins its revs anew.
    if (newest < seen) seen = newest;
    if (newest === seen) return;
    const changed = await changedAfter(db, seen, MOST_LOOKED_AT + 1);
    seen = newest;
    tell(changed);
  };
  const look = () => {
    // Nobody waits for it: a store that is busy is asked again after the next commit, and phones pull by themselves.
    looking = looking.then(lookOnce).catch(() => undefined);
    return looking;
  };
  return {
    wrote() {
      if (gathering || ended) return;
      gathering = true;
      later(GATHER, () => {
        gathering = false;
        void look();
      });
    },
    listen(listener) {
      const own = [...listeners].filter(({ phone }) => phone.install === listener.phone.install);
      if (ended || own.length >= MOST_OF_ONE) return null;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        slow.delete(listener);
      };
    },
    drop(install) {
      for (const one of [...listeners]) if (one.phone.install === install) one.end();
    },
    onChanged: (told) => void tellers.push(told),
    isListening: (install) => [...listeners].some(({ phone }) => phone.install === install),
    newest: () => seen,
    look,
    async end() {
      ended = true;
      for (const timer of timers) clearTimeout(timer);
      for (const { end } of [...listeners]) end();
      await looking;
    },
  };
}
