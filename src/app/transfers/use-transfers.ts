import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { maskName } from '#domain/document/name';
import { byUrgency } from '#domain/transfer/standing';
import { isOver, stateOf, type Transfer, type TransferStep } from '#domain/transfer/transfer';
import { useWatched } from '../ui/use-watched';
import { type OwnSteps, ownStepsSchema, untold, withOwnSteps } from './own-steps';

const DRAFT = 'transfer-steps';

export type Transfers = {
  /** The most urgent first, with what this phone said already. */
  all: readonly Transfer[];
  /** Records a step; null when it is on disk. */
  say: (transfer: Transfer, step: TransferStep) => Promise<SaveFault | null>;
};

/** The transfers of this team, quarantine site or checkpoint, with the steps that were recorded here. */
export function useTransfers(device: Device): Transfers {
  const known = useWatched(device.transfers);
  const { worker, post } = useWatched(device.install);
  const { policy, pulledAt } = useWatched(device.known);
  const [own, setOwn] = useOwnSteps(device);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const by = { post: post?.id ?? '', zoneMinutes };
  const shown = untold(own, pulledAt);
  return {
    all: known.map((one) => withOwnSteps(one, shown, by)).sort(byUrgency(device.now())),
    async say({ person, from }, body) {
      const label = { name: maskName(person.name), decision: null, colour: person.colour, plate: from.plate };
      const saved = await device.save({ kind: 'transfer-step', body }, label);
      if (!saved.ok) return saved.fault;
      const step = { record: saved.value.id, body, at: device.now(), by: worker?.name ?? '—', sentAt: null };
      const kept = untold(own, pulledAt).filter((one) => known.some(({ id }) => id === one.body.transfer));
      setOwn([...kept, step]);
      return null;
    },
  };
}

/** The steps that were recorded here, kept on the phone; each learns when it has left. */
function useOwnSteps(device: Device): [OwnSteps, (own: OwnSteps) => void] {
  const [own, setOwn] = useState<OwnSteps>([]);
  const { unsent } = useWatched(device.waiting);
  const keep = (next: OwnSteps) => {
    setOwn(next);
    void device.keepDraft(DRAFT, next);
  };
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setOwn(ownStepsSchema.safeParse(kept).data ?? []));
  }, [device]);
  useEffect(() => {
    const waiting = own.filter(({ sentAt }) => sentAt === null);
    if (waiting.length === 0) return;
    let wanted = true;
    void device.recordsSince(Math.min(...waiting.map(({ at }) => at)) - MARGIN).then((records) => {
      const left = new Set(records.flatMap(({ id, state }) => (state === 'waiting' ? [] : [id])));
      if (!wanted || !waiting.some(({ record }) => left.has(record))) return;
      const now = device.now();
      keep(own.map((one) => (one.sentAt === null && left.has(one.record) ? { ...one, sentAt: now } : one)));
    });
    return () => {
      wanted = false;
    };
  }, [own, unsent]);
  return [own, keep];
}

/** By how much a record may seem older than the step that it says, ms: the clock is corrected in between. */
const MARGIN = 5 * 60_000;

/** Calls back when a transfer comes in that was not there before; not for those that the page opens with. */
export function useNewTransfers(transfers: readonly Transfer[], onNew: () => void): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    // Another order of the same transfer is news too.
    const ids = new Set(
      transfers.filter((one) => !isOver(stateOf(one))).map(({ id, order }) => `${id} ${order?.number ?? ''}`),
    );
    const before = seen.current;
    seen.current = ids;
    if (before !== null && [...ids].some((id) => !before.has(id))) onNew();
  }, [transfers]);
}
