import type { Device } from '#device/device';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { leave, type Work } from '../work/moves';
import { takeOver } from '../work/take-over';
import type { Working } from '../work/use-work';
import { Key } from './key';

type TakeOverProps = { device: Device; working: Working; name: string; onWorker: () => void };

/** A vehicle that the worker before had in hand: it is theirs until somebody says otherwise. */
export function TakeOver({ device, working, name, onWorker }: TakeOverProps) {
  const { handOver } = usePostWords();
  const words = handOver.takeOver;
  const { vehicle, arrived } = working.work.kept;
  const plate = vehicle?.car.plate ?? arrived?.plate ?? handOver.shift.noPlate;
  return (
    <Page
      kind="work"
      title={words.title(name)}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={() => working.change(takeOver)}>
            {words.go}
          </Key>
          <Key onPress={() => working.change((work) => goneBy(work, device.now()))}>{words.gone}</Key>
          <Key onPress={onWorker}>{words.worker}</Key>
        </div>
      }
    >
      <p class="big">
        <bdi>{plate}</bdi>
      </p>
      {vehicle === null ? null : <p>{words.decided(vehicle.car.decided.length, vehicle.car.heads)}</p>}
      <p>{words.anew}</p>
    </Page>
  );
}

/** It left: whoever was not checked is noted, as for any vehicle; somebody who was only scanned leaves nothing to note. */
function goneBy(work: Work, at: number): Work {
  if (work.kept.vehicle !== null) return leave(work, at);
  return { ...work, kept: { arrived: null, vehicle: null, seat: null }, where: { at: 'scan' } };
}
