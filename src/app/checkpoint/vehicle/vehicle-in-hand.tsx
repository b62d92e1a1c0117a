import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import { leave, openSeat, recountHeads } from '../work/moves';
import type { Working } from '../work/use-work';
import { CarScreen } from './car-screen';

type VehicleInHandProps = { device: Device; working: Working; header: ComponentChildren };

/** The stopped vehicle as it stands in the work, and what is done with it. */
export function VehicleInHand({ device, working, header }: VehicleInHandProps) {
  const { work, change } = working;
  const { vehicle } = work.kept;
  if (vehicle === null) return null;
  return (
    <CarScreen
      {...{ header, vehicle }}
      onSeat={(seat) => change((before) => openSeat(before, seat))}
      onScan={() => change((before) => ({ ...before, where: { at: 'scan' } }))}
      onRecount={(heads) => change((before) => recountHeads(before, heads))}
      onLeave={() => change((before) => leave(before, device.now()))}
    />
  );
}
