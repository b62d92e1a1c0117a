import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { Device } from '#device/device';
import type { Account } from '#domain/desk/desk';
import type { Ask, AskFault } from './ask';
import type { Live } from './live';
import type { Found } from './search/found';

/** What every screen of the desk has at hand. */
export type DeskAtHand = {
  device: Device;
  account: Account;
  ask: Ask;
  live: Live;
  signOut: () => Promise<void>;
  /** What was last searched and found: kept while the desk is open, in memory alone. */
  found: Found | null;
  keepFound: (found: Found | null) => void;
};

const DeskContext = createContext<DeskAtHand | null>(null);
export const DeskProvider = DeskContext.Provider;

/** Only inside the desk, of somebody signed in. */
export function useDesk(): DeskAtHand {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('outside of the desk');
  return desk;
}

/** What the server said to a question: the value stays while it is asked again. */
export type Answer<T> = {
  value: T | null;
  /** Why the last time failed; the value may be an older one then. */
  fault: AskFault | null;
  /** When the value was read, ms. */
  readAt: number | null;
  /** True when a new value was read. */
  again: () => Promise<boolean>;
};

/** Asks by GET, and anew when the path changes; of answers that overtake each other the newest question's counts. */
export function useAnswer<S extends z.ZodMiniType>(path: string, schema: S): Answer<z.output<S>> {
  const { ask, device } = useDesk();
  type Kept = { path: string; value: z.output<S> | null; fault: AskFault | null; readAt: number | null };
  const none: Kept = { path, value: null, fault: null, readAt: null };
  const [kept, setKept] = useState<Kept>(none);
  const turn = useRef(0);
  const again = async () => {
    turn.current += 1;
    const mine = turn.current;
    const answer = await ask('GET', path, schema);
    if (mine !== turn.current) return false;
    if (answer.ok) setKept({ path, value: answer.value, fault: null, readAt: device.now() });
    else setKept((before) => ({ ...(before.path === path ? before : none), fault: answer.fault }));
    return answer.ok;
  };
  useEffect(() => {
    void again();
    return () => {
      turn.current += 1;
    };
  }, [path]);
  const { value, fault, readAt } = kept.path === path ? kept : none;
  return { value, fault, readAt, again };
}

/** The time by the phone's corrected clock, a new one every half minute. */
export function useNow(every = 30_000): number {
  const { device } = useDesk();
  const [now, setNow] = useState(() => device.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(device.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
