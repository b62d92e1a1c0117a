import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { useAnnounce } from '../../checkpoint/sign/use-announce';
import type { Shift } from '../../checkpoint/work/shift';
import { useWatched } from '../../ui/use-watched';
import { useDutyWords } from '../../words/duty';
import { useNewInstructions } from './use-instructions';

/** Instructions that came while the app was open and nobody has looked yet. */
export type Fresh = { ids: readonly string[]; seen: () => void };

/** Hears of new instructions on whatever screen the phone is: tones, vibration, and a voice where the worker wants it. */
export function useFresh(device: Device, shift: Shift): Fresh {
  const words = useDutyWords();
  const known = useWatched(device.instructions);
  const announce = useAnnounce(shift);
  const [ids, setIds] = useState<readonly string[]>([]);
  useNewInstructions(known, (fresh) => {
    announce.news(words.fresh(fresh.length));
    setIds((before) => [...fresh, ...before]);
  });
  // What was answered or taken back meanwhile is nobody's to open any more.
  const open = ids.filter((id) =>
    known.some((one) => one.id === id && one.ended === null && one.steps.received === null),
  );
  return { ids: open, seen: () => setIds([]) };
}
