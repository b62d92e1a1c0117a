import { useEffect, useState } from 'preact/hooks';
import type { Carried } from '#device/carry/carry';
import type { Device } from '#device/device';
import { giveFile } from '#device/give-file';
import { dayOf } from '#domain/day';
import { Button } from '../../ui/button';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';

type CarriedListProps = {
  device: Device;
  onReceipts: (receipts: { bytes: Uint8Array<ArrayBuffer>; records: number }) => void;
};

/** What this phone carries for others, and the receipts that go back to them. Nothing stands here when it carries nothing. */
export function CarriedList({ device, onReceipts }: CarriedListProps) {
  const { handOver } = usePostWords();
  const words = handOver.carried;
  const format = useFormat();
  const waiting = useWatched(device.waiting);
  const [carried, setCarried] = useState<readonly Carried[]>([]);
  useEffect(() => {
    const read = async () => (await device.carry()).carried();
    void read().then(setCarried, () => undefined);
  }, [waiting]);
  if (carried.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <ul class="people">
        {carried.map(({ install, at, records, state, reason, receipts }) => (
          <li key={`${install} ${at} ${state}`} class="record-row">
            <strong>{words.line(records, format.moment(at))}</strong>
            <span class={state === 'sent' ? 'quiet' : 'record-state'}>{words.state[state]}</span>
            {reason === null ? null : <p class="row-all">{words.refused[reason]}</p>}
            {receipts === null ? null : (
              <div class="row-all">
                <Button kind="quiet" onPress={() => onReceipts({ bytes: receipts, records })}>
                  {words.receipts}
                </Button>
                <Button
                  kind="plain"
                  onPress={() => void giveFile(handOver.receiptsName(dayOf(device.now())), receipts)}
                >
                  {words.receiptsFile}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
