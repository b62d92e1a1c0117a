import type { Device } from '#device/device';
import { countHeads } from '../work/moves';
import { partyOf } from '../work/person';
import { NOTHING_KEPT } from '../work/shift';
import type { Working } from '../work/use-work';
import { HeadsScreen } from './heads-screen';

/** Counting the heads of a vehicle whose first person was just recognised. */
export function Heads({ device, working }: { device: Device; working: Working }) {
  const { arrived } = working.work.kept;
  if (arrived === null) return null;
  const count = async (counted: { heads: number; plate: string | null }) => {
    const party = partyOf(arrived);
    const all = party === null || counted.heads === 1 ? [] : await device.expected();
    const companions = all.filter((one) => one.party === party).sort((a, b) => a.position - b.position);
    working.change((work) => countHeads(work, { ...counted, id: device.newId(), party: companions }));
  };
  return (
    <HeadsScreen
      name={arrived.name}
      declared={arrived.declared?.heads ?? arrived.partySize}
      plate={arrived.plate}
      onCount={(counted) => void count(counted)}
      onBack={() => working.change((work) => ({ ...work, kept: NOTHING_KEPT, where: { at: 'scan' } }))}
    />
  );
}
