import { useEffect, useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { maskName } from '#domain/document/name';
import type { Closing } from '#domain/open-item/closing';
import { useWatched } from '../../ui/use-watched';
import {
  type Missing,
  missingOf,
  type Settled,
  settle,
  settledByArrival,
  settledSchema,
} from './missing-items';

const DRAFT = 'missing-settled';

export type UseMissing = {
  /** The nearest limit first, less what was settled here. */
  all: readonly Missing[];
  /** Records what came of somebody; null when it is on disk. */
  say: (item: Missing, outcome: Closing['outcome'], word: string) => Promise<SaveFault | null>;
  /** Somebody was registered here: who was missed has come. */
  registered: (person: string) => void;
};

/** Of whom the village has to find out, with what was settled here and is perhaps not sent yet. */
export function useMissing(device: Device): UseMissing {
  const told = useWatched(device.openItems);
  const [settled, setSettled] = useState<Settled>([]);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setSettled(settledSchema.safeParse(kept).data ?? []));
  }, [device]);
  const all = missingOf(told, settled);
  const keep = (items: readonly string[]) => {
    const more = settle(settled, items, device.now());
    setSettled(more);
    void device.keepDraft(DRAFT, more);
  };
  return {
    all,
    async say({ id, kind, record, name, plate }, outcome, word) {
      const text = word.trim();
      const body = { kind, record, outcome, ...(text === '' ? {} : { word: text }) };
      const label = { name: maskName(name), decision: null, colour: null, plate };
      const saved = await device.save({ kind: 'closing', body }, label);
      if (!saved.ok) return saved.fault;
      keep([id]);
      return null;
    },
    registered(person) {
      const items = settledByArrival(all, person);
      if (items.length > 0) keep(items);
    },
  };
}
