import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Device } from '#device/device';
import { useWatched } from '../../ui/use-watched';
import { untilNextLook } from './next-look';

const DRAFT = 'passes-asked';
/** A pass that is missing is asked for so often, ms, give or take a quarter. */
const RETRY = 15_000;

export type Renewal = {
  /** When the county was last asked with success, ms; null when never. */
  checkedAt: number | null;
  /** The county gives no pass for what is missing: too many phones had it today. */
  often: boolean;
  /** Asks now, because somebody wants it; gives whether there was an answer. */
  check(): Promise<boolean>;
};

type Asked = { good: readonly string[]; missing: readonly string[] };

/**
 * Keeps the passes of this phone as the county has them; the page never waits for it. Passes at hand are looked at
 * seldom, and when the network is back; missing ones until they are there. Nothing is asked while nobody looks.
 */
export function useRenewal(device: Device, { good, missing }: Asked): Renewal {
  const online = useWatched(device.online);
  const { unsent } = useWatched(device.waiting);
  const [checkedAt, setCheckedAt] = useState<number | null | undefined>(undefined);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => {
      const at = z.int().safeParse(kept);
      // A time that lies ahead is another clock's.
      setCheckedAt(at.success && at.data <= device.now() ? at.data : null);
    });
  }, [device]);
  const [often, setOften] = useState(false);
  const asking = useRef(new Map<string, Promise<boolean>>());
  const ask = useCallback(
    (ids: readonly string[]): Promise<boolean> => {
      // Several things tell at once that the network is back.
      const key = ids.join();
      const under = asking.current.get(key);
      if (under !== undefined) return under;
      const asked = fetchAll(device, ids, { onDone: setCheckedAt, onOften: setOften }).finally(() =>
        asking.current.delete(key),
      );
      asking.current.set(key, asked);
      return asked;
    },
    [device],
  );
  const goodIds = good.join();
  useEffect(() => {
    if (goodIds === '' || checkedAt === undefined) return;
    const wait = untilNextLook(checkedAt, device.now(), chance(device));
    return whenSeen(wait, () => ask(goodIds.split(',')));
  }, [device, ask, goodIds, checkedAt, online]);
  const missingIds = missing.join();
  useEffect(() => {
    if (missingIds === '') return;
    return whenSeen(0, () => ask(missingIds.split(',')), RETRY * (0.75 + 0.5 * chance(device)));
  }, [device, ask, missingIds, online, unsent]);
  return { checkedAt: checkedAt ?? null, often: often && missing.length > 0, check: () => ask(good) };
}

async function fetchAll(
  device: Device,
  ids: readonly string[],
  { onDone, onOften }: { onDone: (at: number) => void; onOften: (often: boolean) => void },
): Promise<boolean> {
  const fetched = await device.fetchPasses(ids, 'live');
  onOften(!fetched.ok && fetched.fault === 'slow-down');
  if (!fetched.ok) return false;
  onDone(await keepCheckedAt(device));
  return true;
}

/** Notes that the county has just said how the passes of this phone stand; gives when that is, ms. */
export async function keepCheckedAt(device: Device): Promise<number> {
  const at = device.now();
  await device.keepDraft(DRAFT, at).catch(() => undefined);
  return at;
}

/** At least 0 and below 1. */
const chance = (device: Device): number => (device.randomBytes(1)[0] ?? 0) / 256;

/**
 * Does something after so many ms, but not while the page is hidden: then as soon as it is seen. Again every `every` ms
 * where that is given. The returned function ends it.
 */
function whenSeen(after: number, deed: () => Promise<unknown>, every?: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = Date.now() + after;
  const run = () => {
    if (document.visibilityState !== 'visible') return;
    void deed();
    if (every !== undefined) timer = setTimeout(run, every);
  };
  const seen = () => {
    if (document.visibilityState !== 'visible') return;
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, due - Date.now()));
  };
  timer = setTimeout(run, after);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
