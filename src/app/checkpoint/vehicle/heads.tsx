import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Absent } from '#domain/check/check';
import { countHeads } from '../work/moves';
import { partyOf } from '../work/person';
import { NOTHING_KEPT } from '../work/shift';
import type { Working } from '../work/use-work';
import { asksAfterAbsent, declaredFor } from '../work/vehicle';
import { AbsentScreen } from './absent-screen';
import { HeadsScreen } from './heads-screen';

type Counted = { heads: number; plate: string | null };

/** Counting the heads of a vehicle whose first person was just recognised. */
export function Heads({ device, working }: { device: Device; working: Working }) {
  const { arrived } = working.work.kept;
  if (arrived === null) return null;
  const [short, setShort] = useState<Counted | null>(null);
  const count = async (counted: Counted & { absent?: Absent }) => {
    const party = partyOf(arrived);
    const all = party === null || counted.heads === 1 ? [] : await device.expected();
    const companions = all.filter((one) => one.party === party).sort((a, b) => a.position - b.position);
    working.change((work) => countHeads(work, { ...counted, id: device.newId(), party: companions }));
  };
  const declared = declaredFor(arrived);
  if (short !== null && declared !== null)
    return (
      <AbsentScreen
        declared={declared}
        heads={short.heads}
        onAnswer={(absent) => void count({ ...short, absent })}
        onBack={() => setShort(null)}
      />
    );
  return (
    <HeadsScreen
      name={arrived.name}
      declared={declared}
      plate={arrived.plate}
      onCount={(counted) => {
        if (asksAfterAbsent(arrived, counted.heads)) setShort(counted);
        else void count(counted);
      }}
      onBack={() => working.change((work) => ({ ...work, kept: NOTHING_KEPT, where: { at: 'scan' } }))}
    />
  );
}
