import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Work } from './moves';
import { keptSchema, NEW_SHIFT, NOTHING_KEPT, shiftSchema } from './shift';
import { resume } from './where';

/** Names of the drafts on the phone. */
const SHIFT = 'shift';
const CAR = 'car';

export type Working = {
  work: Work;
  /** Changes what is in hand; what has to outlive the page is kept on the phone at once. */
  change: (next: (work: Work) => Work) => void;
};

/** What a post's phone has in hand, as it was left; null until it is read. */
export function useWork(device: Device): Working | null {
  const [work, setWork] = useState<Work | null>(null);
  const latest = useRef<Work | null>(null);
  useEffect(() => {
    void Promise.all([device.readDraft(SHIFT), device.readDraft(CAR)]).then(([shiftRead, carRead]) => {
      const shift = shiftSchema.safeParse(shiftRead);
      const kept = keptSchema.safeParse(carRead);
      const read = { shift: shift.data ?? NEW_SHIFT, kept: kept.data ?? NOTHING_KEPT };
      latest.current = { ...read, where: resume(read.shift, read.kept) };
      setWork(latest.current);
    });
  }, [device]);
  if (work === null) return null;
  return {
    work,
    change: (next) => {
      const before = latest.current ?? work;
      const after = heldBy(next(before), before, device);
      latest.current = after;
      setWork(after);
      if (after.shift !== before.shift) void device.keepDraft(SHIFT, after.shift);
      if (after.kept !== before.kept) void device.keepDraft(CAR, after.kept);
    },
  };
}

/** Notes whose hands a vehicle is in, so that whoever takes the phone over sees that it is not theirs. */
function heldBy(after: Work, before: Work, device: Device): Work {
  const { worker } = device.install.value();
  const { arrived, vehicle } = after.kept;
  if (after.kept === before.kept || worker === null || (arrived === null && vehicle === null)) return after;
  return { ...after, kept: { ...after.kept, by: { id: worker.id, name: worker.name } } };
}
