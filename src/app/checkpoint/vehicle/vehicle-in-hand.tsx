import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import type { Absent } from '#domain/check/check';
import { usePostWords } from '../../words/checkpoint';
import { NotSavedScreen } from '../sign/not-saved-screen';
import { leave, openSeat, recountHeads } from '../work/moves';
import { saidByRecount } from '../work/recounted';
import type { Working } from '../work/use-work';
import { CarScreen } from './car-screen';

type VehicleInHandProps = { device: Device; working: Working; header: ComponentChildren };
type Recount = { heads: number; absent: Absent | null };

/** The stopped vehicle as it stands in the work, and what is done with it. */
export function VehicleInHand({ device, working, header }: VehicleInHandProps) {
  const { checkpoint } = usePostWords();
  const { work, change } = working;
  const { vehicle } = work.kept;
  const [unsaved, setUnsaved] = useState<{ fault: SaveFault; recount: Recount } | null>(null);
  if (vehicle === null) return null;
  const { plate, id } = vehicle.car;
  const recount = async ({ heads, absent }: Recount) => {
    const label = { name: plate ?? checkpoint.car.title, decision: null, colour: null, plate };
    for (const body of saidByRecount(vehicle, heads, absent)) {
      const saved = await device.save({ kind: 'closing', body }, label);
      if (!saved.ok) return setUnsaved({ fault: saved.fault, recount: { heads, absent } });
    }
    setUnsaved(null);
    change((before) => recountHeads(before, heads, absent));
  };
  if (unsaved !== null)
    return (
      <NotSavedScreen
        fault={unsaved.fault}
        lines={[plate ?? id, checkpoint.car.heads(unsaved.recount.heads)]}
        busy={false}
        onRetry={() => void recount(unsaved.recount)}
      />
    );
  return (
    <CarScreen
      {...{ header, vehicle }}
      onSeat={(seat) => change((before) => openSeat(before, seat))}
      onScan={() => change((before) => ({ ...before, where: { at: 'scan' } }))}
      onRecount={(heads, absent) => void recount({ heads, absent })}
      onLeave={() => change((before) => leave(before, device.now()))}
    />
  );
}
