import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { useWatched } from '../../ui/use-watched';
import { readSent, type Sent } from '../sent';
import { type Renewal, useRenewal } from './use-renewal';

/** One person of a party of this phone: what was declared, and the pass once it is signed. */
export type Carried = {
  declaration: string;
  name: string;
  plate: string | null;
  sent: Sent | null;
  pass: OwnPass | null;
  /** The server did not take this declaration. */
  rejected: boolean;
  /** The server gives no pass today: too many phones had this person's. */
  often: boolean;
};

/** What this phone carries, and the way to have it compared with the county. Null until the phone's storage has been read. */
export type OwnPasses = { carried: Carried[] | null; renewal: Renewal };

/** The newest party's passes as they are on this phone, kept as the county has them while somebody looks. */
export function useOwnPasses(device: Device): OwnPasses {
  const passes = useWatched(device.ownPasses);
  const waiting = useWatched(device.waiting);
  const [sent, setSent] = useState<Sent[] | null>(null);
  const [rejected, setRejected] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void readSent(device).then(setSent);
  }, [device]);
  useEffect(() => {
    if (waiting.rejected > 0) void device.recent(50).then((rows) => setRejected(rejectedIds(rows)));
  }, [device, waiting.rejected]);
  const now = device.now();
  const carried = sent === null ? null : newestParty(sent, { passes, rejected, now });
  const idsOf = (wanted: (one: Carried) => boolean) =>
    (carried ?? []).filter(wanted).map((one) => one.declaration);
  const renewal = useRenewal(device, {
    // One that has expired stays so: asking for it would have another issued.
    good: idsOf((one) => one.pass !== null && one.pass.expires > now),
    missing: idsOf((one) => one.pass === null && !one.rejected),
  });
  const told = carried?.map((one) => ({ ...one, often: one.pass === null && renewal.often })) ?? null;
  return { carried: told, renewal };
}

const rejectedIds = (rows: readonly { id: string; state: string }[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.state === 'rejected').map((row) => row.id));

type Known = { passes: readonly OwnPass[]; rejected: ReadonlySet<string>; now: number };

/** The party that was declared last; without any, the passes that are still valid. */
function newestParty(sent: readonly Sent[], { passes, rejected, now }: Known): Carried[] {
  const newest = sent[0];
  if (newest === undefined)
    return passes
      .filter((pass) => pass.expires > now && pass.replaced?.by !== 'this-phone')
      .map((pass) => ({ ...carriedOf(pass), sent: null, pass, rejected: false, often: false }));
  return sent
    .filter((one) => one.party === newest.party)
    .map((one) => ({
      declaration: one.id,
      name: one.name,
      plate: one.plate,
      sent: one,
      pass: carrierOf(one.id, passes),
      rejected: rejected.has(one.id),
      often: false,
    }));
}

const carriedOf = ({ declaration, name, plate }: OwnPass) => ({ declaration, name, plate });

/** The carrier that counts: one that nothing has the place of, before one that was replaced. */
function carrierOf(declaration: string, passes: readonly OwnPass[]): OwnPass | null {
  const own = passes.filter((pass) => pass.declaration === declaration);
  const active = own.filter((pass) => pass.replaced == null);
  return active.find((pass) => pass.carrier === 'paper') ?? active[0] ?? own[0] ?? null;
}
