import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { useWatched } from '../../ui/use-watched';
import { readSent, type Sent } from '../sent';

/** One person of a party of this phone: what was declared, and the pass once it is signed. */
export type Carried = {
  declaration: string;
  name: string;
  plate: string | null;
  sent: Sent | null;
  pass: OwnPass | null;
  /** The server did not take this declaration. */
  rejected: boolean;
};

const RETRY = 15_000;

/**
 * The newest party's passes, and the way to those that are not signed yet: asked for when the page opens, when the
 * network is back, when the page is seen again, and every 15 s while one is missing. One at hand is shown as it is, and only
 * looked at anew when the page is opened or seen again: colour and last check change at the county. Null until the phone's storage has been read.
 */
export function useOwnPasses(device: Device): Carried[] | null {
  const passes = useWatched(device.ownPasses);
  const waiting = useWatched(device.waiting);
  const online = useWatched(device.online);
  const [sent, setSent] = useState<Sent[] | null>(null);
  const [rejected, setRejected] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void readSent(device).then(setSent);
  }, [device]);
  useEffect(() => {
    if (waiting.rejected > 0) void device.recent(50).then((rows) => setRejected(rejectedIds(rows)));
  }, [device, waiting.rejected]);
  const carried = sent === null ? null : newestParty(sent, { passes, rejected, now: device.now() });
  const idsOf = (wanted: (one: Carried) => boolean) =>
    (carried ?? [])
      .filter(wanted)
      .map((one) => one.declaration)
      .join();
  const missing = idsOf((one) => one.pass === null && !one.rejected);
  // One that has expired stays so: asking for it would have another issued.
  const good = useRef('');
  good.current = idsOf((one) => one.pass !== null && one.pass.expires > device.now());
  const asking = useRef(false);
  const ask = useCallback(
    async (ids: string) => {
      // Several things tell at once that the network is back.
      if (ids === '' || asking.current || document.visibilityState !== 'visible') return;
      asking.current = true;
      await device.fetchPasses(ids.split(','), 'live').finally(() => {
        asking.current = false;
      });
    },
    [device],
  );
  const opened = carried !== null;
  useEffect(() => {
    if (!opened) return;
    const renew = () => void ask(good.current);
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => document.removeEventListener('visibilitychange', renew);
  }, [ask, opened]);
  useEffect(() => {
    if (missing === '') return;
    const look = () => void ask(missing);
    look();
    const timer = setInterval(look, RETRY);
    addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask, missing, online, waiting.unsent]);
  return carried;
}

const rejectedIds = (rows: readonly { id: string; state: string }[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.state === 'rejected').map((row) => row.id));

type Known = { passes: readonly OwnPass[]; rejected: ReadonlySet<string>; now: number };

/** The party that was declared last; without any, the passes that are still valid. */
function newestParty(sent: readonly Sent[], { passes, rejected, now }: Known): Carried[] {
  const newest = sent[0];
  if (newest === undefined)
    return passes
      .filter((pass) => pass.expires > now)
      .map((pass) => ({ ...carriedOf(pass), sent: null, pass, rejected: false }));
  return sent
    .filter((one) => one.party === newest.party)
    .map((one) => ({
      declaration: one.id,
      name: one.name,
      plate: one.plate,
      sent: one,
      pass: carrierOf(one.id, passes),
      rejected: rejected.has(one.id),
    }));
}

const carriedOf = ({ declaration, name, plate }: OwnPass) => ({ declaration, name, plate });

/** Paper, once it was issued, is the carrier that counts: issuing it revoked the live one. */
function carrierOf(declaration: string, passes: readonly OwnPass[]): OwnPass | null {
  const own = passes.filter((pass) => pass.declaration === declaration);
  return own.find((pass) => pass.carrier === 'paper') ?? own[0] ?? null;
}
