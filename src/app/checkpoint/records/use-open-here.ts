import { useEffect, useState } from 'preact/hooks';
import type { Device, RecentRecord, SaveFault } from '#device/device';
import type { Closing } from '#domain/open-item/closing';
import type { Saying } from '#domain/record/record';
import type { TestResult } from '#domain/test-result/test-result';
import { useWatched } from '../../ui/use-watched';
import { addSaid, type OpenHere, OWN_FOR, openHere, type SaidHere, saidHereSchema } from './open-here';

const DRAFT = 'open-ends-said';
/** Until a policy is here; nothing is checked before that. */
const HOURS = { pushed: 2, controlled: 6, tested: 12 };

/** A test as the worker says it; `sampledAt` in ms UTC. */
export type Tested = Pick<TestResult, 'method' | 'result' | 'sampledAt'>;

export type OpenEnds = {
  all: readonly OpenHere[];
  /** Records the result of the test that a check asked for; null when it is on disk. */
  sayResult: (open: OpenHere, tested: Tested) => Promise<SaveFault | null>;
  /** Records what came of it; null when it is on disk. */
  sayEnd: (open: OpenHere, outcome: Closing['outcome']) => Promise<SaveFault | null>;
};

/** What waits at this post, with what was recorded here and is perhaps not sent yet. */
export function useOpenHere(device: Device): OpenEnds {
  const told = useWatched(device.openItems);
  const waiting = useWatched(device.waiting);
  const { policy } = useWatched(device.known);
  const [own, setOwn] = useState<readonly RecentRecord[]>([]);
  const [said, setSaid] = useState<SaidHere>([]);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setSaid(saidHereSchema.safeParse(kept).data ?? []));
  }, [device]);
  useEffect(() => {
    void device.recordsSince(device.now() - OWN_FOR).then(setOwn);
  }, [waiting]);
  const save = async ({ kind, record, name, plate }: OpenHere, saying: Saying) => {
    const saved = await device.save(saying, { name, plate, decision: null, colour: null });
    if (!saved.ok) return saved.fault;
    const more = addSaid(said, { kind, record, at: device.now() });
    setSaid(more);
    void device.keepDraft(DRAFT, more);
    return null;
  };
  const hours = policy?.parameters.deadlinesHours ?? HOURS;
  return {
    all: openHere({ told, own, said, hours }),
    sayResult: (open, tested) =>
      save(open, {
        kind: 'test-result',
        body: { ...tested, whom: { check: open.record }, resultAt: device.now(), from: 'worker' },
      }),
    sayEnd: (open, outcome) =>
      save(open, { kind: 'closing', body: { kind: open.kind, record: open.record, outcome } }),
  };
}
